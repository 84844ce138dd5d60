package debwright.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Folders of the gate's reports, by the revision that each is of. Nothing outside is reached. */
record ReportShelf(Path folder) {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,120}");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "json", "application/json",
          "csv", "text/csv; charset=utf-8",
          "xml", "text/xml; charset=utf-8",
          "sarif", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png");

  boolean has(String revision) {
    return COMMIT.matcher(revision).matches()
        && Files.isDirectory(folder.resolve(revision), LinkOption.NOFOLLOW_LINKS);
  }

  /** The revisions that have one, the newest report first. */
  List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> has(String.valueOf(each.getFileName())))
          .sorted(Comparator.comparing(ReportShelf::time).reversed())
          .map(each -> String.valueOf(each.getFileName()))
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static FileTime time(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  /** The files right in a report's folder. */
  List<String> files(String revision) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve(revision))) {
      return all.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
          .map(each -> String.valueOf(each.getFileName()))
          .filter(name -> PART.matcher(name).matches())
          .sorted()
          .toList();
    }
  }

  /** A file in a report's folder or below; empty where there is none, also behind a link. */
  Optional<Path> file(String revision, List<String> path) throws IOException {
    if (!has(revision) || path.isEmpty()) {
      return Optional.empty();
    }
    Path file = folder.resolve(revision);
    for (String part : path) {
      if (!PART.matcher(part).matches()) {
        return Optional.empty();
      }
      file = file.resolve(part);
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    boolean inside = file.toRealPath().startsWith(folder.resolve(revision).toRealPath());
    return inside ? Optional.of(file) : Optional.empty();
  }

  /** What a browser takes a file for: text, where nobody knows. */
  static String type(Path file) {
    String name = String.valueOf(file.getFileName());
    return TYPES.getOrDefault(
        name.substring(name.lastIndexOf('.') + 1), "text/plain; charset=utf-8");
  }
}
