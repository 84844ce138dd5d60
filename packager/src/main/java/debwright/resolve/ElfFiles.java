package debwright.resolve;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The ELF files of a tree, read when they are asked for, and kept. */
final class ElfFiles {
  /** How much of a file is wanted. */
  enum Extent {
    /** All but the symbols that it defines. */
    USES,
    WHOLE
  }

  private final AppTree tree;
  private final Map<String, AppObject> uses = new HashMap<>();
  private final Map<String, AppObject> whole = new HashMap<>();

  ElfFiles(AppTree tree) {
    this.tree = tree;
  }

  AppTree tree() {
    return tree;
  }

  /** A file of the tree; of what was read whole before no less. */
  AppObject read(AppEntry entry, Extent extent) throws IOException, ElfException {
    AppObject before = whole.get(entry.path());
    if (before == null && extent == Extent.USES) {
      before = uses.get(entry.path());
    }
    if (before != null) {
      return before;
    }
    return switch (extent) {
      case USES -> keep(uses, entry, ElfFile.readUses(tree.content(entry)));
      case WHOLE -> keep(whole, entry, ElfFile.read(tree.content(entry)));
    };
  }

  private static AppObject keep(Map<String, AppObject> in, AppEntry entry, ElfFile file) {
    AppObject object = new AppObject(entry.path(), file);
    in.put(entry.path(), object);
    return object;
  }
}
