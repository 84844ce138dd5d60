package debwright.cli;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.index.IndexException;
import debwright.index.Indexes.Located;
import debwright.index.Release;
import debwright.solve.DependsProof;
import debwright.solve.Proof;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright index satisfy}. */
@CommandLine.Command(
    name = "satisfy",
    header = "Tell whether a release can meet a Depends, and if not, why.",
    footer = "  debwright index satisfy 'libc6 (>= 2.34), zlib1g' --release debian:12")
final class IndexSatisfyCommand implements Command {
  private final Console console;

  @Parameters(
      paramLabel = "DEPENDS",
      arity = "1..*",
      description = "Relations as in a Depends field; each is a question of its own.")
  private List<String> questions = new ArrayList<>();

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      description = "Such as debian:12 or bookworm (default debian:12).")
  private String release = "debian:12";

  @Option(names = "--arch", paramLabel = "ARCH", description = "Debian's name (default amd64).")
  private String architecture = "amd64";

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default), json or csv.")
  private Rows.Format format = Rows.Format.TEXT;

  IndexSatisfyCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Failure, IOException, IndexException {
    DependsProof proof = proof();
    Rows rows = new Rows("answer", "cause", "depends");
    ExitCode exit = ExitCode.YES;
    for (String question : questions) {
      Proof answer = proof.of(read(question));
      exit = answer instanceof Proof.Met ? exit : ExitCode.NO;
      rows.add(word(answer), cause(answer), question);
    }
    console.out().print(rows.text(format, "answers"));
    return exit;
  }

  private DependsProof proof() throws Failure, IOException, IndexException {
    Release wanted = RuleOptions.release(release);
    Located located =
        console
            .indexes()
            .find(wanted, architecture)
            .orElseThrow(() -> RuleOptions.noIndex(wanted, architecture));
    Optional<DependsProof> proof = DependsProof.of(located.index());
    return proof.orElseThrow(
        () ->
            Failure.environment(
                "the index of %s %s has no relations".formatted(wanted, architecture),
                "build one that has with debwright index build --release %s --arch %s --mirror URL"
                    .formatted(wanted, architecture)));
  }

  private static Dependencies read(String question) throws Failure {
    try {
      return Dependencies.parse(question);
    } catch (DebianSyntaxException e) {
      throw Failure.input(Failures.said(e), "such as 'libc6 (>= 2.34), zlib1g'");
    }
  }

  private static String word(Proof answer) {
    if (answer instanceof Proof.Met) {
      return "yes";
    }
    return answer instanceof Proof.Unmet ? "no" : "unknown";
  }

  private static String cause(Proof answer) {
    if (answer instanceof Proof.Unmet unmet) {
      return unmet.cause();
    }
    return answer instanceof Proof.Unknown unknown ? "nothing is known of " + unknown.group() : "";
  }
}
