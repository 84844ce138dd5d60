package debwright.app;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at every file of an app. */
final class AppFiles {
  private AppFiles() {}

  /** All files, sorted by path. */
  static List<AppFile> of(AppTree tree, Papers papers) throws IOException {
    List<AppFile> files = new ArrayList<>();
    for (AppEntry entry : tree.entries()) {
      if (entry.kind() == AppEntry.Kind.FILE) {
        byte[] head = papers.head(entry, FileNature.HEAD).orElse(new byte[0]);
        files.add(new AppFile(entry, FileNature.of(head), elf(tree, entry)));
      }
    }
    return List.copyOf(files);
  }

  // What is wrong with a damaged one, the plan of its libraries says.
  private static Optional<ElfFile> elf(AppTree tree, AppEntry entry) throws IOException {
    if (!entry.elf()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ElfFile.read(tree.content(entry)));
    } catch (ElfException e) {
      return Optional.empty();
    }
  }
}
