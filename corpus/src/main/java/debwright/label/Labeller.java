package debwright.label;

import debwright.source.Command;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Asks the real dpkg-shlibdeps about whole packages, in a root.
 *
 * <pre>{@code
 * Root root = Root.make(folder, suite, Optional.empty(), libraries, Progress.silent());
 * Answer answer = new Labeller(root, Tool.OWN).ask(Path.of("git_2.39.2-1.1_amd64.deb"));
 * }</pre>
 *
 * <p>The package is unpacked, control files too, and asked about as {@link BuildTree} says.
 */
public final class Labeller {
  private final Root root;
  private final Tool tool;

  public Labeller(Root root, Tool tool) {
    this.root = root;
    this.tool = tool;
  }

  /**
   * Asks about one package.
   *
   * @throws LabelException when it can't be unpacked; dpkg-shlibdeps' own failure is an answer
   */
  public Answer ask(Path deb) throws IOException, LabelException {
    DebFile asked = DebFile.of(deb.toAbsolutePath());
    Path here = root.folder().resolve("s").resolve(asked.name());
    BuildTree build = BuildTree.make(root, here, asked.name());
    try {
      build.writeControl(asked.source());
      Steps.run(Command.of("dpkg-deb", "-R", asked.deb().toString(), build.files().toString()));
      return answer(asked, build.ask(tool));
    } finally {
      build.delete();
    }
  }

  private static Answer answer(DebFile asked, Said said) {
    return new Answer(
        asked.name(),
        asked.version(),
        said.status(),
        said.objects(),
        said.depends(),
        said.warnings());
  }
}
