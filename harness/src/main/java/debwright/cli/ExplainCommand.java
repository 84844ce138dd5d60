package debwright.cli;

import debwright.explain.Explanation;
import debwright.explain.ExplanationJson;
import debwright.explain.Refusal;
import debwright.explain.Topic;
import debwright.plan.AppFacts;
import debwright.plan.Outcome;
import debwright.resolve.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright explain}: why an app's dependencies are what they are. */
@CommandLine.Command(
    name = "explain",
    header =
        "Tell why an app needs a package at that version, and what else could have been taken.",
    footer = {
      "  debwright explain /usr/bin/git --library libz.so.1",
      "  debwright explain app.tar.gz --package libc6 --release noble",
      "  debwright explain app.deb --all --format json"
    })
final class ExplainCommand implements Command {

  /** How the answer is written. */
  enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is asked about; one of the three. */
  static final class Asked {
    @Option(
        names = "--library",
        required = true,
        paramLabel = "SONAME",
        description =
            "Which objects need this library, where it was found, and what was not taken.")
    private String library = "";

    @Option(
        names = "--package",
        required = true,
        paramLabel = "NAME",
        description = "What leads to this package, and which symbol decides its version.")
    private String packageName = "";

    @Option(names = "--all", required = true, description = "All libraries and packages.")
    private boolean all;

    Topic topic() {
      if (all) {
        return new Topic.Everything();
      }
      return library.isEmpty() ? new Topic.OfPackage(packageName) : new Topic.Library(library);
    }
  }

  private final Console console;

  @Parameters(
      paramLabel = "APP",
      description =
          "An ELF file, a folder, a tar, zip or jar, or a .deb; item:ID is an item of a corpus.")
  private Path app = Path.of("");

  @Option(
      names = "--corpus",
      paramLabel = "NAME|FILE",
      description =
          "Where item:ID is; more than once for several. Default: the corpora of debwright.yaml, and the embedded ones.")
  private List<String> corpora = new ArrayList<>();

  @ArgGroup(multiplicity = "1")
  private Asked asked = new Asked();

  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private Format format = Format.TEXT;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    if (app.toString().isEmpty()) {
      throw Failure.input("a path is empty", "see whether a variable of your script is set");
    }
    Optional<CorpusItem> item = CorpusItem.of(app, corpora);
    Path file = item.isPresent() ? item.get().bytes(console) : app;
    AppPlanning.Traced traced = new AppPlanning(rules, Mode.LOADER, console, false).trace(file);
    Topic topic = asked.topic();
    List<Explanation> explanations =
        traced.traces().stream().map(trace -> Explanation.of(trace, topic)).toList();
    console.out().print(text(traced.app(), explanations));
    explanations.forEach(each -> each.refusal().ifPresent(this::complain));
    return exit(explanations);
  }

  private String text(AppFacts app, List<Explanation> explanations) {
    return switch (format) {
      case TEXT -> ExplainText.of(app, explanations, asked.topic());
      case JSON -> ExplanationJson.text(app, explanations) + "\n";
    };
  }

  private void complain(Refusal refusal) {
    console.out().flush();
    console.say("error: " + refusal.reason());
    if (!refusal.hint().isEmpty()) {
      console.say("hint: " + refusal.hint());
    }
  }

  // As deps: what can't be read is wrong input.
  private static ExitCode exit(List<Explanation> explanations) {
    if (explanations.stream()
        .anyMatch(each -> each.plan().outcome().kind() == Outcome.Kind.FAIL_ANALYSE)) {
      return ExitCode.USAGE;
    }
    return explanations.stream().anyMatch(each -> each.refusal().isPresent())
        ? ExitCode.NO
        : ExitCode.YES;
  }
}
