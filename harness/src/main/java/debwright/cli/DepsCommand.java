package debwright.cli;

import debwright.archive.ArchiveException;
import debwright.index.IndexException;
import debwright.plan.Matrix;
import debwright.plan.Outcome;
import debwright.plan.Plan;
import debwright.plan.PlanJson;
import debwright.plan.ReleasePlan;
import debwright.policy.PolicyException;
import debwright.resolve.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright deps}: what an app needs of a release. */
@CommandLine.Command(
    name = "deps",
    header = "Work out the packages that an app needs, without installing or running anything.",
    footer = {
      "  debwright deps /usr/bin/git",
      "  debwright deps app.tar.gz --release debian:12 --format json",
      "  debwright deps app.tar.gz --release debian:12 --release debian:13",
      "  debwright deps app.tar.gz --matrix",
      "  debwright deps debian/app --format substvars",
      "  debwright deps --each debian/*/ --format substvars"
    })
final class DepsCommand implements Command {

  /** How the answer is written. */
  enum Format {
    TEXT,
    JSON,
    SUBSTVARS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Console console;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "An ELF file, a folder, a tar, zip or jar, or a .deb; several are planned as one app.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--each",
      description =
          "Plan each PATH as an app of its own. With json a line each, with substvars PATH, a tab"
              + " and shlibs:Depends=, also of one that needs nothing.")
  private boolean each;

  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(
      names = "--matrix",
      description =
          "Tell where the app works, of all releases and architectures at hand, and why not"
              + " elsewhere.")
  private boolean matrix;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), json, or substvars as dpkg-shlibdeps -O prints it.")
  private Format format = Format.TEXT;

  DepsCommand(Console console) {
    this.console = console;
  }

  /** Of what the options say, where the command line was plain. */
  DepsCommand(Console console, PlainCall call) {
    this(console);
    paths.addAll(call.paths());
    each = call.each();
    call.releases().forEach(rules::addRelease);
    call.format().ifPresent(named -> format = named);
  }

  @Override
  public ExitCode run()
      throws Failure, IOException, ArchiveException, IndexException, PolicyException {
    if (paths.stream().anyMatch(path -> path.toString().isEmpty())) {
      throw Failure.input("a path is empty", "see whether a variable of your script is set");
    }
    Mode usual = format == Format.SUBSTVARS ? Mode.EXACT : Mode.LOADER;
    if (matrix && rules.mode(usual) == Mode.EXACT) {
      throw Failure.input(
          "--matrix says where an app works, and --mode exact asks no such thing",
          "leave out --mode exact and --format substvars");
    }
    AppPlanning planning = new AppPlanning(rules, usual, console, matrix);
    return each ? oneByOne(planning) : together(planning);
  }

  private ExitCode together(AppPlanning planning)
      throws Failure, IOException, ArchiveException, IndexException, PolicyException {
    Plan plan = planning.plan(paths);
    console.out().print(text(plan, ""));
    complain("", plan);
    return exit(plan);
  }

  private ExitCode oneByOne(AppPlanning planning) throws Failure, IndexException, PolicyException {
    ExitCode worst = ExitCode.YES;
    boolean first = true;
    for (Path path : paths) {
      if (!first && format == Format.TEXT) {
        console.out().println();
      }
      first = false;
      ExitCode exit = alone(path, planning);
      worst = exit.compareTo(worst) > 0 ? exit : worst;
    }
    return worst;
  }

  // What is wrong with one app is no reason to keep back what the others need.
  private ExitCode alone(Path path, AppPlanning planning)
      throws Failure, IndexException, PolicyException {
    try {
      Plan plan = planning.plan(List.of(path));
      console.out().print(text(plan, path + "\t"));
      console.out().flush();
      complain(path + ": ", plan);
      return exit(plan);
    } catch (ArchiveException | IOException e) {
      return tell(path, Failures.of(e));
    } catch (Failure e) {
      // The options are wrong for all apps; what is missing may be missing for this one only.
      if (e.exit() == ExitCode.USAGE) {
        throw e;
      }
      return tell(path, e);
    }
  }

  private ExitCode tell(Path path, Failure failure) {
    console.out().flush();
    console.say("error: " + path + ": " + failure.explanation());
    failure.hint().ifPresent(hint -> console.say("hint: " + hint));
    return failure.exit();
  }

  /**
   * @param before what a line of substvars begins with, or empty text where it stands for the only
   *     app
   */
  private String text(Plan plan, String before) {
    return switch (format) {
      case TEXT -> matrix ? MatrixText.of(Matrix.of(plan.releases())) : DepsText.of(plan);
      case JSON -> json(plan) + "\n";
      case SUBSTVARS ->
          plan.releases().stream()
              .filter(
                  release ->
                      !release.depends().isEmpty() || (!before.isEmpty() && !failed(release)))
              .map(release -> before + "shlibs:Depends=" + release.depends() + "\n")
              .collect(Collectors.joining());
    };
  }

  private String json(Plan plan) {
    return matrix ? PlanJson.text(plan, Matrix.of(plan.releases())) : PlanJson.text(plan);
  }

  private static boolean failed(ReleasePlan release) {
    return !release.outcome().kind().passes();
  }

  // Who asks where it works is told so, and the causes with it.
  private void complain(String before, Plan plan) {
    if (!matrix) {
      plan.releases().stream()
          .filter(DepsCommand::failed)
          .forEach(release -> complain(before, release));
    }
  }

  private void complain(String before, ReleasePlan release) {
    String target = before + release.target().release() + " " + release.target().architecture();
    console.say("error: %s: %s (%s)".formatted(target, release.reason(), release.outcome()));
  }

  // What can't be read is wrong input; what can be read and not be met is the answer no.
  private ExitCode exit(Plan plan) {
    if (matrix) {
      return Matrix.of(plan.releases()).works() ? ExitCode.YES : ExitCode.NO;
    }
    boolean portable = plan.portable().stream().allMatch(each -> each.outcome().kind().passes());
    if (plan.releases().stream()
        .anyMatch(each -> each.outcome().kind() == Outcome.Kind.FAIL_ANALYSE)) {
      return ExitCode.USAGE;
    }
    return !portable || plan.releases().stream().anyMatch(DepsCommand::failed)
        ? ExitCode.NO
        : ExitCode.YES;
  }
}
