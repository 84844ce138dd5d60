package debwright.label;

import debwright.source.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of an unpacked package that dpkg-shlibdeps is asked about: regular ELF files with a
 * dynamic segment that are executable or named like a library or module, debug files left out.
 *
 * @param files relative to the package's tree, sorted
 * @param folders those that hold ELF files named like a library, relative, sorted
 */
public record Objects(List<String> files, List<String> folders) {
  private static final String METADATA = "DEBIAN";
  private static final String DEBUG = "usr/lib/debug";

  public Objects {
    files = List.copyOf(files);
    folders = List.copyOf(folders);
  }

  /**
   * Those of a package.
   *
   * @param scratch a folder that is not there yet, and is not afterwards
   */
  public static Objects of(Path deb, Path scratch) throws IOException, LabelException {
    try {
      Steps.run(Command.of("dpkg-deb", "-R", deb.toString(), scratch.toString()));
      return in(scratch);
    } finally {
      Steps.delete(scratch);
    }
  }

  /** Those of a package unpacked to that folder, with its metadata in {@code DEBIAN}. */
  public static Objects in(Path tree) throws IOException {
    List<String> files = new ArrayList<>();
    TreeSet<String> folders = new TreeSet<>();
    for (Path file : dynamic(tree)) {
      String path = tree.relativize(file).toString();
      String name = String.valueOf(file.getFileName());
      if (name.contains(".so")) {
        folders.add(tree.relativize(file.resolveSibling("")).toString());
      }
      if (executable(file) || module(name)) {
        files.add(path);
      }
    }
    return new Objects(files.stream().sorted().toList(), List.copyOf(folders));
  }

  /** By anybody: what this process may do does not matter. */
  private static boolean executable(Path file) throws IOException {
    return Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS).stream()
        .anyMatch(permission -> permission.name().endsWith("_EXECUTE"));
  }

  private static boolean module(String name) {
    return name.contains(".so") || name.endsWith(".cmxs") || name.endsWith(".node");
  }

  private static List<Path> dynamic(Path tree) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        if (counts(tree, file) && DynamicSegment.in(file)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static boolean counts(Path tree, Path file) {
    String path = tree.relativize(file).toString();
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && !path.startsWith(METADATA)
        && !path.contains(DEBUG);
  }
}
