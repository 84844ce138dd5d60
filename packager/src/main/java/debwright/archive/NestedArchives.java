package debwright.archive;

import debwright.archive.AppEntry.Kind;
import debwright.elf.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens the archives in an app that has no ELF file itself, one level deep: those that have some
 * give way to their contents. Of a Java library, which a program reads as it is, that is not so.
 */
final class NestedArchives {
  private final Draft draft;
  private final NestedReader reader;
  private final List<NestedReader.Opened> opened = new ArrayList<>();

  NestedArchives(Draft draft, Refusals refusals, Limits limits, Keep keep) {
    this.draft = draft;
    Limits left = draft.tree().left();
    this.reader = new NestedReader(refusals, left, keep, draft.store());
  }

  /** Whether there is no ELF file, but something that is named as an archive. */
  static boolean mayBeIn(Draft draft) throws IOException {
    boolean wholly = draft.format() == AppFormat.DEB || draft.format() == AppFormat.ELF_FILE;
    return !wholly
        && draft.tree().entries().values().stream().anyMatch(NestedArchives::isCandidate)
        && !draft.tree().hasElf();
  }

  private static boolean isCandidate(AppEntry entry) {
    return entry.is(Kind.FILE) && ArchiveNames.isArchive(entry.path());
  }

  /** The tree with the contents of those archives. */
  AppTree open() throws IOException, ArchiveException {
    for (AppEntry entry : List.copyOf(draft.tree().entries().values())) {
      if (isCandidate(entry)) {
        open(entry);
      }
    }
    boolean several = opened.stream().filter(NestedReader.Opened::isContainer).count() > 1;
    for (NestedReader.Opened archive : opened) {
      place(archive, several);
    }
    return draft.finish(opened.stream().map(NestedReader.Opened::origin).toList());
  }

  private void open(AppEntry entry) throws IOException, ArchiveException {
    Optional<ByteSource> bytes = draft.tree().contents().find(entry.path());
    if (bytes.isPresent()) {
      reader.read(entry.path(), bytes.get()).ifPresent(opened::add);
    }
  }

  private void place(NestedReader.Opened archive, boolean several) throws ArchiveException {
    String path = archive.origin().path();
    draft.tree().remove(path);
    String folder = Links.parent(path);
    boolean apart =
        archive.isContainer() && (several || draft.tree().clashes(archive.tree(), folder));
    draft.tree().adopt(archive.tree(), apart ? ArchiveNames.stem(path) : folder);
  }
}
