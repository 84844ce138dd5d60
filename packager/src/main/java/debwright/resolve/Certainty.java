package debwright.resolve;

import debwright.index.Alternative;
import debwright.index.ArchiveIndex;
import debwright.index.Confidence;
import debwright.index.IndexException;
import debwright.index.LibraryEntry;
import debwright.index.PackageEntry;
import java.util.ArrayList;
import java.util.List;

/** How far what an index says of a library can be relied on. */
final class Certainty {
  private final ArchiveIndex index;

  Certainty(ArchiveIndex index) {
    this.index = index;
  }

  /** How sure it is that the package ships the library of the archive that was chosen. */
  Confidence of(Metadata chosen) throws IndexException {
    String path = chosen.library().path();
    List<LibraryEntry> entries = new ArrayList<>(index.librariesAt(path));
    for (Alternative offer : index.alternatives(path)) {
      entries.addAll(index.librariesAt(offer.target()));
    }
    // Every program start comes by here, so there are loops where a stream would read as well.
    Confidence surest = Confidence.AMBIGUOUS;
    boolean named = false;
    for (LibraryEntry entry : entries) {
      Confidence confidence = entry.standing().confidence();
      if (entry.packageName().equals(chosen.packageName())) {
        surest = confidence.compareTo(surest) < 0 ? confidence : surest;
        named = true;
      }
    }
    return named ? surest : Confidence.EXACT;
  }

  /**
   * Whether a package was looked into. One that was and has no symbols and shlibs file has no
   * versions to give; of one that was not, nobody knows.
   */
  boolean lookedInto(String packageName) throws IndexException {
    return index.findPackage(packageName).map(PackageEntry::version).orElse("").length() > 0;
  }
}
