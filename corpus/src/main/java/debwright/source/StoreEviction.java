package debwright.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the store of all corpora below a size: what was not used for longest goes first. What was
 * asked for within a day stays, whatever the size, so that no run loses what it is about to read.
 *
 * @param cache whose store it is
 * @param limit bytes that it may have
 */
record StoreEviction(Path cache, long limit) {
  /** How the folders begin that a kill may leave. */
  static final String FRESH = ".fresh";

  private static final Pattern STORED = Pattern.compile("[0-9a-f]{64}\\.[a-z0-9]+");
  private static final Duration IN_USE = Duration.ofDays(1);
  private static final Duration LEFT_OVER = Duration.ofDays(1);

  /** Unfinished downloads can be gone on with for so long. */
  private static final Duration PARTIAL = Duration.ofDays(7);

  private record Stored(Path file, long size, Instant used) {
    static Optional<Stored> of(Path file) throws IOException {
      try {
        BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
        return Optional.of(new Stored(file, read.size(), read.lastAccessTime().toInstant()));
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
    }
  }

  /** Removes what is too much, and what killed processes left. */
  void run() throws IOException {
    Path store = Store.folder(cache);
    if (!Files.isDirectory(store) || !Files.isWritable(store)) {
      return;
    }
    List<Stored> files = stored(store);
    evict(files);
    VerifiedFiles.in(store)
        .keepOnly(
            files.stream()
                .map(each -> String.valueOf(each.file().getFileName()))
                .collect(Collectors.toSet()));
    sweep(store, FRESH, LEFT_OVER);
    sweep(cache.resolve("embedded"), FRESH, LEFT_OVER);
    sweep(cache.resolve("partial"), "", PARTIAL);
  }

  private static List<Stored> stored(Path store) throws IOException {
    List<Stored> files = new ArrayList<>();
    for (Path file : list(store)) {
      if (STORED.matcher(String.valueOf(file.getFileName())).matches()) {
        Stored.of(file).ifPresent(files::add);
      }
    }
    return files;
  }

  private void evict(List<Stored> files) throws IOException {
    long size = files.stream().mapToLong(Stored::size).sum();
    List<Stored> oldest =
        files.stream()
            .filter(each -> each.used().isBefore(Instant.now().minus(IN_USE)))
            .sorted(Comparator.comparing(Stored::used).thenComparing(Stored::file))
            .toList();
    for (Stored each : oldest) {
      if (size <= limit) {
        return;
      }
      size -= each.size();
      remove(each);
    }
  }

  // Another process may have asked for it since.
  private static void remove(Stored stored) throws IOException {
    Optional<Stored> now = Stored.of(stored.file());
    if (now.isPresent() && now.get().used().equals(stored.used())) {
      Files.deleteIfExists(stored.file());
    }
  }

  private static void sweep(Path folder, String prefix, Duration age) throws IOException {
    Instant end = Instant.now().minus(age);
    for (Path left : Files.isDirectory(folder) ? list(folder) : List.<Path>of()) {
      if (String.valueOf(left.getFileName()).startsWith(prefix) && changed(left).isBefore(end)) {
        removeAll(left);
      }
    }
  }

  private static Instant changed(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (NoSuchFileException e) {
      return Instant.MAX;
    }
  }

  private static void removeAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // Another process sweeps, too.
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      all.forEach(files::add);
    }
    return files;
  }
}
