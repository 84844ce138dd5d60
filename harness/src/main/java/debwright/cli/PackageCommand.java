package debwright.cli;

import debwright.app.PackagePlanner;
import debwright.app.PackagingException;
import debwright.app.TreeDigest;
import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Keep;
import debwright.archive.Limits;
import debwright.deb.Compression;
import debwright.deb.DebException;
import debwright.index.IndexException;
import debwright.plan.JoinedPlan;
import debwright.plan.Outcome;
import debwright.plan.PackagePlan;
import debwright.plan.Plan;
import debwright.plan.PortablePlan;
import debwright.plan.ReleasePlan;
import debwright.policy.PolicyException;
import debwright.resolve.Mode;
import debwright.resolve.Packager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright package}: an app into a package. */
@CommandLine.Command(
    name = "package",
    header = "Make a package of an app, as its maker ships it.",
    footer = {
      "  debwright package app-1.0.tar.gz --maintainer 'Ann Doe <ann@example.org>'",
      "  debwright package app.tgz --release ubuntu:24.04 -o packages/",
      "  debwright package app.tgz --release debian:12 --release debian:13",
      "  debwright package app.tgz --plan-only && editor app_1.0_amd64.plan.json",
      "  debwright package app.tgz --plan app_1.0_amd64.plan.json"
    })
final class PackageCommand implements Command {
  private final Console console;

  @Parameters(
      paramLabel = "APP",
      description = "A folder, a tar or zip archive, a jar, an npm package, a .deb or a program.")
  private Path app = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Where the package is written (default: the current folder).")
  private Path folder = Path.of("");

  @Mixin private RuleOptions rules = new RuleOptions();

  @Mixin private WishOptions wishes = new WishOptions();

  @Option(
      names = "--plan-only",
      description = "Write the plan as a file to review and edit, and no package.")
  private boolean planOnly;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "Build from a plan that --plan-only wrote.")
  private Optional<Path> planFile = Optional.empty();

  @Option(names = "--source", description = "Write a Debian source package too.")
  private boolean source;

  @Option(
      names = "--compression",
      paramLabel = "KIND",
      description = "xz (default), or gzip for speed, or none.")
  private Compression compression = Compression.XZ;

  @Option(
      names = "--force",
      description = "Make the package even where something that the app needs is missing.")
  private boolean force;

  PackageCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run()
      throws Failure,
          IOException,
          ArchiveException,
          IndexException,
          PackagingException,
          DebException,
          PolicyException {
    checkOptions();
    PackageOutput output = new PackageOutput(console, folder, compression);
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT, Keep.EVERYTHING)) {
      if (planFile.isPresent()) {
        build(reviewed(tree, planFile.get()), tree, output);
        return ExitCode.YES;
      }
      return planned(tree, output);
    }
  }

  private void checkOptions() throws Failure {
    if (planFile.isPresent() && (planOnly || wishes.any())) {
      throw Failure.input(
          "--plan builds what the plan says, so no other wish can be kept",
          "change the plan itself, or leave out --plan");
    }
  }

  private ExitCode planned(AppTree tree, PackageOutput output)
      throws Failure,
          IOException,
          IndexException,
          PackagingException,
          DebException,
          PolicyException {
    String name = fileName(app);
    Packager packager = Packager.of(name, List.of(tree));
    List<Packager.Request> requests =
        rules.requests(rules.architecture(packager.architecture()), Mode.LOADER, console);
    Plan plan = packager.plan(requests);
    plan.releases().stream().filter(each -> !passes(each)).forEach(this::complain);
    boolean passes = plan.releases().stream().allMatch(PackageCommand::passes);
    ReleasePlan needs = plan.releases().get(0);
    if (plan.portable().isPresent()) {
      needs = JoinedPlan.of(plan.releases(), plan.portable().get());
      passes &= isPortable(plan.portable().get(), passes);
    }
    if (passes || force) {
      PackagePlanner.App planned = new PackagePlanner.App(tree, name, output.date());
      PackagePlan made = PackagePlanner.plan(planned, needs, wishes.wishes(console));
      for (Packager.Request request : requests) {
        warnOfNamesake(made, request);
      }
      write(made, needs, tree, output);
    }
    return passes ? ExitCode.YES : ExitCode.NO;
  }

  private static boolean passes(ReleasePlan needs) {
    return needs.outcome().kind().passes();
  }

  // Where a release fails by itself, that was said of it, and is the cause.
  private boolean isPortable(PortablePlan portable, boolean apart) {
    String releases = String.join(", ", portable.releases());
    if (!apart) {
      console.say("hint: leave out the releases where it does not work, or give --force");
    } else if (!portable.outcome().kind().passes()) {
      console.say(
          "error: no package for all of %s: %s (%s)"
              .formatted(releases, portable.reason(), portable.outcome()));
    } else if (portable.outcome() == Outcome.UNPROVED) {
      console.say(
          "note: that all of %s can meet the Depends is not proved: %s"
              .formatted(releases, portable.reason()));
    }
    return portable.outcome().kind().passes();
  }

  private void warnOfNamesake(PackagePlan plan, Packager.Request request) throws IndexException {
    String name = plan.field("Package");
    if (request.index().findPackage(name).isPresent()) {
      console.say(
          "note: %s has a package %s of its own, and apt would take one for the other: give another --name"
              .formatted(request.index().facts().release(), name));
    }
  }

  private void write(PackagePlan plan, ReleasePlan needs, AppTree tree, PackageOutput output)
      throws Failure, IOException, DebException {
    output.tell(plan, needs);
    if (planOnly) {
      output.plan(plan);
    } else {
      build(plan, tree, output);
    }
  }

  private void build(PackagePlan plan, AppTree tree, PackageOutput output)
      throws Failure, IOException, DebException {
    if (source) {
      output.source(plan, tree);
    }
    output.deb(plan, tree);
  }

  private void complain(ReleasePlan needs) {
    console.say(
        "error: no package for %s %s: %s (%s)"
            .formatted(
                needs.target().release(),
                needs.target().architecture(),
                needs.reason(),
                needs.outcome()));
  }

  private static PackagePlan reviewed(AppTree tree, Path file) throws Failure, IOException {
    PackagePlan plan = PlanFiles.read(file);
    String found = TreeDigest.of(tree);
    if (!found.equals(plan.app().digest())) {
      throw Failure.input(
          "%s is a plan for another app: expected a tree of digest %s, found %s"
              .formatted(file, plan.app().digest(), found),
          "make a plan of this one with --plan-only");
    }
    return plan;
  }

  private static String fileName(Path app) {
    return String.valueOf(app.toAbsolutePath().normalize().getFileName());
  }
}
