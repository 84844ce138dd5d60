package debwright.opened;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.elf.ElfFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An app as it matters here. */
public final class OpeningApp {
  private final List<Part> parts = new ArrayList<>();
  private final Set<String> brought = new HashSet<>();
  private final Set<String> needed = new HashSet<>();
  private final Set<String> families = new HashSet<>();

  /**
   * An object that an installed app uses.
   *
   * @param path in the app
   */
  public record OpeningObject(String path, ElfFile elf) {
    String name() {
      return fileName(path);
    }
  }

  /**
   * One tree of it.
   *
   * @param objects sorted by path
   */
  record Part(AppTree tree, List<OpeningObject> objects) {
    Part {
      objects = List.copyOf(objects);
    }
  }

  /** Adds a tree of the app, open as long as anything is asked of it, and its objects. */
  public OpeningApp add(AppTree tree, List<OpeningObject> objects) {
    parts.add(new Part(tree, objects));
    tree.entries().stream()
        .filter(entry -> entry.kind() != AppEntry.Kind.DIRECTORY)
        .forEach(entry -> brought.add(fileName(entry.path())));
    for (OpeningObject object : objects) {
      object.elf().soname().ifPresent(brought::add);
      needed.addAll(object.elf().needed());
      object.elf().needed().forEach(soname -> families.add(Families.of(soname)));
    }
    return this;
  }

  List<Part> parts() {
    return parts;
  }

  /** Whether a file of that name, or a library of that DT_SONAME, comes with it. */
  boolean brings(String name) {
    return brought.contains(name);
  }

  /** Whether one of its objects has that DT_NEEDED. */
  boolean needs(String soname) {
    return needed.contains(soname);
  }

  /** Whether one of its objects has a DT_NEEDED that stands for the same. */
  boolean needsLike(String soname) {
    return families.contains(Families.of(soname));
  }

  /** Whether a program of that name comes with it. */
  boolean bringsProgram(String name) throws IOException {
    for (Part part : parts) {
      for (AppEntry entry : part.tree.entries()) {
        if (fileName(entry.path()).equals(name) && entry.elf()) {
          return true;
        }
      }
    }
    return false;
  }

  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
