package debwright.spark;

import debwright.corpus.Digests;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of a folder, as two machines agree on them.
 *
 * @param entries by path, without the folders that hold them
 */
record Listing(List<Entry> entries) implements Serializable {
  private static final List<Path> ALL = List.of(Path.of(""));

  /**
   * One file or symbolic link.
   *
   * @param path relative, with slashes
   * @param size in bytes, 0 for a link
   * @param executable whether its owner may run it
   * @param content SHA-256 in hex, or what a link says after {@value #LINK}
   */
  record Entry(String path, long size, boolean executable, String content) implements Serializable {
    private static final String LINK = "-> ";

    private static Entry of(Path root, Path file) throws IOException {
      String path = root.relativize(file).toString();
      if (Files.isSymbolicLink(file)) {
        return new Entry(path, 0, false, LINK + Files.readSymbolicLink(file));
      }
      return new Entry(path, Files.size(file), Files.isExecutable(file), Digests.of(file));
    }

    boolean isLink() {
      return content.startsWith(LINK);
    }

    /** What a link says. */
    Path target() {
      return Path.of(content.substring(LINK.length()));
    }

    private String line() {
      return String.join("\t", path, Long.toString(size), Boolean.toString(executable), content);
    }
  }

  Listing {
    entries = List.copyOf(entries);
  }

  /** Of all that is in a folder. */
  static Listing of(Path root) throws IOException {
    return of(root, ALL);
  }

  /**
   * Of some of it.
   *
   * @param parts files, which may be links, and folders; relative to the root
   */
  static Listing of(Path root, List<Path> parts) throws IOException {
    TreeSet<Path> files = new TreeSet<>();
    for (Path part : parts) {
      Path place = root.resolve(part);
      try (Stream<Path> all = Files.walk(place)) {
        all.filter(Listing::isFile).forEach(files::add);
      }
    }
    List<Entry> entries = new ArrayList<>();
    for (Path file : files) {
      entries.add(Entry.of(root, file));
    }
    return new Listing(entries);
  }

  /** Of one file under its own name; of a link, the file that it leads to. */
  static Listing ofFile(Path file) throws IOException {
    return new Listing(
        List.of(
            new Entry(file.getFileName().toString(), Files.size(file), false, Digests.of(file))));
  }

  private static boolean isFile(Path file) {
    return Files.isSymbolicLink(file) || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** What stands for all of it: SHA-256 in hex. */
  String digest() {
    return Digests.ofLines(entries.stream().map(Entry::line).toList());
  }
}
