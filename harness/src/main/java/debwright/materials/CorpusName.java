package debwright.materials;

import debwright.corpus.Corpus;
import debwright.corpus.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds a corpus by what a person or a project file calls it. */
public final class CorpusName {
  /** What a name may be. */
  public static final String HINT =
      "name a manifest (a path that ends in "
          + Corpus.EXTENSION
          + "), or "
          + String.join(", ", Corpus.embeddedNames());

  /** Where Debwright's own tree has it: a candidate that changes it is judged by its own. */
  private static final Path HOME =
      Path.of("corpus", "src", "main", "resources", "debwright", "corpus");

  private CorpusName() {}

  /**
   * Opens a corpus.
   *
   * @param tree the folder that paths are relative to
   * @param name a manifest's path, or the name of one that comes with Debwright
   * @return empty where there is none of that name
   */
  public static Optional<Corpus> open(Path tree, String name)
      throws IOException, ManifestException {
    Optional<Corpus> own = inTree(tree, name);
    return own.isEmpty() && isEmbedded(name) ? Optional.of(Corpus.embedded(name)) : own;
  }

  private static boolean isEmbedded(String name) {
    return Corpus.embeddedNames().contains(name);
  }

  /** The same, but empty where the tree itself has none of that name. */
  static Optional<Corpus> inTree(Path tree, String name) throws IOException, ManifestException {
    if (!name.endsWith(Corpus.EXTENSION) && !isEmbedded(name)) {
      return Optional.empty();
    }
    Path manifest =
        isEmbedded(name) ? tree.resolve(HOME).resolve(name + Corpus.EXTENSION) : tree.resolve(name);
    return Files.isRegularFile(manifest) ? Optional.of(Corpus.open(manifest)) : Optional.empty();
  }
}
