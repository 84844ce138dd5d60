package debwright.cli;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.index.IndexException;
import debwright.plan.Outcome;
import debwright.plan.Plan;
import debwright.plan.PlanJson;
import debwright.plan.ReleasePlan;
import debwright.resolve.Mode;
import debwright.resolve.Packager;
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
      "  debwright deps debian/app --format substvars"
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

  @Mixin private RuleOptions rules = new RuleOptions();

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
    call.releases().forEach(rules::addRelease);
    call.format().ifPresent(named -> format = named);
  }

  @Override
  public ExitCode run() throws Failure, IOException, ArchiveException, IndexException {
    if (paths.stream().anyMatch(path -> path.toString().isEmpty())) {
      throw Failure.input("a path is empty", "see whether a variable of your script is set");
    }
    List<AppTree> trees = new ArrayList<>();
    try {
      for (Path path : paths) {
        trees.add(AppTree.open(path, Limits.DEFAULT));
      }
      Packager packager = Packager.of(name(), trees);
      Mode usual = format == Format.SUBSTVARS ? Mode.EXACT : Mode.LOADER;
      Plan plan = packager.plan(rules.requests(packager.architecture(), usual, console));
      console.out().print(text(plan));
      plan.releases().stream().filter(DepsCommand::failed).forEach(this::complain);
      return exit(plan);
    } finally {
      for (AppTree tree : trees) {
        tree.close();
      }
    }
  }

  private String name() {
    return paths.stream()
        .map(path -> String.valueOf(path.toAbsolutePath().normalize().getFileName()))
        .collect(Collectors.joining(" "));
  }

  private String text(Plan plan) {
    return switch (format) {
      case TEXT -> DepsText.of(plan);
      case JSON -> PlanJson.text(plan) + "\n";
      case SUBSTVARS ->
          plan.releases().stream()
              .map(ReleasePlan::depends)
              .map(depends -> depends.isEmpty() ? "" : "shlibs:Depends=" + depends + "\n")
              .collect(Collectors.joining());
    };
  }

  private static boolean failed(ReleasePlan release) {
    return !release.outcome().kind().passes();
  }

  private void complain(ReleasePlan release) {
    String target = release.target().release() + " " + release.target().architecture();
    console.say("error: %s: %s (%s)".formatted(target, release.reason(), release.outcome()));
  }

  // What can't be read is wrong input; what can be read and not be met is the answer no.
  private static ExitCode exit(Plan plan) {
    if (plan.releases().stream()
        .anyMatch(each -> each.outcome().kind() == Outcome.Kind.FAIL_ANALYSE)) {
      return ExitCode.USAGE;
    }
    return plan.releases().stream().anyMatch(DepsCommand::failed) ? ExitCode.NO : ExitCode.YES;
  }
}
