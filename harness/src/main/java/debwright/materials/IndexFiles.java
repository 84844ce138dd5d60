package debwright.materials;

import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.run.IndexFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Indexes that a person named, before those of another shelf. */
public final class IndexFiles implements IndexShelf {
  private final List<IndexFile> files;
  private final IndexShelf others;

  private IndexFiles(List<IndexFile> files, IndexShelf others) {
    this.files = files;
    this.others = others;
  }

  /**
   * Reads what each says of itself.
   *
   * @throws IndexException one is no index, or damaged
   */
  public static IndexFiles of(List<Path> paths, IndexShelf others)
      throws IOException, IndexException {
    List<IndexFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.add(file(path));
    }
    return new IndexFiles(files, others);
  }

  private static IndexFile file(Path path) throws IOException, IndexException {
    return file(path, ArchiveIndex.open(path));
  }

  /** An index as a run names it. */
  static IndexFile file(Path path, ArchiveIndex index) throws IndexException {
    return new IndexFile(
        index.facts().release().name(),
        index.facts().architecture(),
        ArchiveIndex.FORMAT,
        path.toAbsolutePath(),
        index.digestWithParts());
  }

  @Override
  public Optional<IndexFile> find(String release, String architecture)
      throws IOException, IndexException {
    Optional<IndexFile> named =
        files.stream()
            .filter(file -> file.release().equals(release))
            .filter(file -> file.architecture().equals(architecture))
            .findFirst();
    return named.isPresent() ? named : others.find(release, architecture);
  }
}
