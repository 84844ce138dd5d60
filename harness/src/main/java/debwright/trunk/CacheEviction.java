package debwright.trunk;

import debwright.run.FolderRemoval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps a cache of folders small: the last used stay. When a folder was used is its own time of
 * change; {@link #touch} sets it.
 *
 * @param cache folders named by digests; others in it are left alone, but for what killed processes
 *     left under names that begin with a dot, after a day
 * @param kept how many stay at most
 * @param age how long one stays that nobody uses
 */
public record CacheEviction(Path cache, int kept, Duration age) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Duration LEFT_OVER = Duration.ofDays(1);

  /** Twenty folders at most, none unused for 30 days. */
  public static CacheEviction of(Path cache) {
    return new CacheEviction(cache, 20, Duration.ofDays(30));
  }

  /** Notes that a folder is used. */
  public static void touch(Path folder) throws IOException {
    Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
  }

  /** Removes what is too old or too many. */
  public void run() throws IOException {
    List<Path> digests = newestFirst(name -> DIGEST.matcher(name).matches());
    for (int i = 0; i < digests.size(); i++) {
      if (i >= kept || unusedFor(age, digests.get(i))) {
        remove(digests.get(i));
      }
    }
    for (Path left : newestFirst(name -> name.startsWith("."))) {
      if (unusedFor(LEFT_OVER, left)) {
        FolderRemoval.remove(left);
      }
    }
  }

  private List<Path> newestFirst(Predicate<String> named) throws IOException {
    TreeMap<Instant, List<Path>> byUse = new TreeMap<>(Comparator.reverseOrder());
    try (Stream<Path> folders = Files.list(cache)) {
      for (Path folder : folders.sorted().toList()) {
        if (named.test(folder.getFileName().toString())) {
          used(folder)
              .ifPresent(time -> byUse.computeIfAbsent(time, t -> new ArrayList<>()).add(folder));
        }
      }
    }
    return byUse.values().stream().flatMap(List::stream).toList();
  }

  private static boolean unusedFor(Duration time, Path folder) throws IOException {
    Instant end = Instant.now().minus(time);
    return used(folder).map(used -> used.isBefore(end)).orElse(false);
  }

  /** When a folder was used, or empty where another process removed it meanwhile. */
  static Optional<Instant> used(Path folder) throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(folder).toInstant());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Another name first: what still has a digest's name is whole. One that another process removes
   * at the same time is gone.
   */
  static void remove(Path folder) throws IOException {
    Path removing = folder.resolveSibling(".removing-" + folder.getFileName());
    FolderRemoval.remove(removing);
    try {
      Files.move(folder, removing, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return;
    }
    FolderRemoval.remove(removing);
  }
}
