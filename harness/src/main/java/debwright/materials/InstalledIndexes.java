package debwright.materials;

import debwright.corpus.Digests;
import debwright.index.IndexException;
import debwright.index.Indexes;
import debwright.index.Release;
import debwright.run.IndexFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The indexes at hand, those built in first: a run means the same on every machine, and an index of
 * one's own is named when it is meant.
 */
public final class InstalledIndexes implements IndexShelf {
  private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");

  private final Indexes indexes;

  public InstalledIndexes(Indexes indexes) {
    this.indexes = indexes;
  }

  @Override
  public Optional<IndexFile> find(String release, String architecture)
      throws IOException, IndexException {
    Optional<Release> known = Release.of(release);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Optional<Indexes.Located> builtIn = indexes.findBuiltIn(known.get(), architecture);
    Optional<Indexes.Located> located =
        builtIn.isPresent() ? builtIn : indexes.find(known.get(), architecture);
    return located.isPresent()
        ? Optional.of(IndexFiles.file(located.get().file(), located.get().index()))
        : Optional.empty();
  }

  /**
   * The digest of what is known of a release: of the user's own indexes before those built in.
   *
   * @throws IndexException one is damaged
   */
  public Optional<String> snapshots(String release) throws IOException, IndexException {
    List<String> digests = new ArrayList<>();
    Optional<Release> known = Release.of(release);
    for (String architecture : known.isPresent() ? ARCHITECTURES : List.<String>of()) {
      Optional<Indexes.Located> found = indexes.find(known.get(), architecture);
      if (found.isPresent()) {
        digests.add(IndexFiles.file(found.get().file(), found.get().index()).snapshot());
      }
    }
    return digests.isEmpty() ? Optional.empty() : Optional.of(Digests.ofLines(digests));
  }
}
