package debwright.resolve;

import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.LibraryEntry;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Tells the packages of libraries from all others of an archive. */
public final class LibraryPackages {
  private LibraryPackages() {}

  /**
   * Those that ship a shared object, not only a link to one, where the dynamic linker looks for
   * libraries unless it is told more: plugins and private libraries are not meant.
   *
   * @return names, sorted
   * @throws IndexException when the index is damaged
   */
  public static Set<String> of(ArchiveIndex index) throws IndexException {
    Set<String> folders =
        Set.copyOf(
            Architecture.of(index.facts().architecture())
                .map(Architecture::systemFolders)
                .orElseThrow(() -> new IndexException("it is of no known architecture")));
    Set<String> names = new TreeSet<>();
    for (String fileName : index.libraryNames("")) {
      for (LibraryEntry entry : index.libraries(fileName)) {
        if (entry.linkTarget().isEmpty() && folders.contains(entry.folder())) {
          names.add(entry.packageName());
        }
      }
    }
    return Collections.unmodifiableSet(names);
  }
}
