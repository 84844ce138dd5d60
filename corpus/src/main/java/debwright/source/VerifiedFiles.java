package debwright.source;

import debwright.corpus.Digests;
import debwright.corpus.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which files of a folder had the digest that their name says when they were last read. One that
 * has the same size, time of change and inode since is not read again.
 *
 * <pre>
 * a line each   NAME SIZE NANOSECONDS INODE
 *               the last of a name holds; one that a kill cut off is none
 * </pre>
 */
final class VerifiedFiles {
  private static final String NAME = ".verified";
  private static final int MOST_STALE = 1000;

  /** A file that changed so shortly ago may change again without another time of change. */
  private static final Duration UNSETTLED = Duration.ofSeconds(2);

  private record Mark(long size, long changed, long inode) {
    private static final int FIELDS = 4;

    static Mark of(Path file) throws IOException {
      Map<String, Object> read = Files.readAttributes(file, "unix:size,lastModifiedTime,ino");
      return new Mark(
          number(read.get("size")), nanos(read.get("lastModifiedTime")), number(read.get("ino")));
    }

    private static long number(@Nullable Object value) {
      return value instanceof Number number ? number.longValue() : -1;
    }

    private static long nanos(@Nullable Object value) {
      return value instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : -1;
    }

    static Optional<Mark> parse(String[] fields) {
      try {
        return fields.length == FIELDS
            ? Optional.of(
                new Mark(
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3])))
            : Optional.empty();
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    boolean isSettled() {
      Instant time = Instant.ofEpochSecond(0, changed);
      return time.isBefore(Instant.now().minus(UNSETTLED));
    }

    String line(String name) {
      return "%s %d %d %d\n".formatted(name, size, changed, inode);
    }
  }

  private final Path file;
  private final ConcurrentMap<String, Mark> marks = new ConcurrentHashMap<>();
  private int stale;

  private VerifiedFiles(Path file) {
    this.file = file;
  }

  /** Those of a folder, as other processes and this one noted them. */
  static VerifiedFiles in(Path folder) throws IOException {
    VerifiedFiles verified = new VerifiedFiles(folder.resolve(NAME));
    if (Files.exists(verified.file)) {
      String text = Files.readString(verified.file, StandardCharsets.ISO_8859_1);
      text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(verified::take);
    }
    return verified;
  }

  private void take(String line) {
    String[] fields = line.split(" ", -1);
    Mark.parse(fields)
        .ifPresent(
            mark -> {
              if (marks.put(fields[0], mark) != null) {
                stale++;
              }
            });
  }

  /**
   * Whether a file has a digest; it is read unless that is known.
   *
   * @throws NoSuchFileException when there is none
   */
  boolean has(Path place, String sha256) throws IOException {
    return has(String.valueOf(place.getFileName()), place, sha256);
  }

  /** The same of a file anywhere, whose name tells nothing of its digest. */
  boolean hasElsewhere(Path place, String sha256) throws IOException {
    String path = place.toAbsolutePath().normalize().toString();
    return has(Digests.of(path) + "-" + sha256, place, sha256);
  }

  private boolean has(String name, Path place, String sha256) throws IOException {
    Mark mark = Mark.of(place);
    if (mark.equals(marks.get(name))) {
      return true;
    }
    if (!Digests.of(place).equals(sha256)) {
      return false;
    }
    note(name, mark);
    return true;
  }

  /** Notes that a file was read and is right. */
  void note(Path place) throws IOException {
    note(String.valueOf(place.getFileName()), Mark.of(place));
  }

  private void note(String name, Mark mark) throws IOException {
    if (!mark.isSettled()) {
      return;
    }
    marks.put(name, mark);
    if (Files.isWritable(Files.exists(file) ? file : file.resolveSibling(""))) {
      Files.write(
          file,
          mark.line(name).getBytes(StandardCharsets.ISO_8859_1),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  /**
   * Forgets all but some, where that is worth it. What another process notes meanwhile may be lost,
   * which costs it another reading.
   */
  void keepOnly(Collection<String> names) throws IOException {
    Map<String, Mark> kept = new TreeMap<>(marks);
    kept.keySet().retainAll(names);
    if (stale + marks.size() - kept.size() > MOST_STALE) {
      WholeFile.write(
          file,
          kept.entrySet().stream()
              .map(each -> each.getValue().line(each.getKey()))
              .collect(Collectors.joining()));
    }
  }
}
