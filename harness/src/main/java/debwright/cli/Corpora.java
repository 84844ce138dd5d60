package debwright.cli;

import debwright.corpus.Corpus;
import debwright.corpus.ManifestException;
import debwright.materials.CorpusName;
import java.io.IOException;
import java.nio.file.Path;

/** Opens the corpora that a person names. */
final class Corpora {
  private Corpora() {}

  /**
   * Opens a corpus.
   *
   * @param name of the embedded one, or the path of a manifest
   * @throws Failure there is neither
   * @throws ManifestException the manifest is not as it should be
   */
  static Corpus find(String name) throws Failure, IOException, ManifestException {
    return CorpusName.open(Path.of(""), name)
        .orElseThrow(() -> Failure.input("no corpus " + name, CorpusName.HINT));
  }
}
