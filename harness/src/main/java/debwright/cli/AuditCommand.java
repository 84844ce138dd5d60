package debwright.cli;

import debwright.archive.ArchiveException;
import debwright.archive.DebArchive;
import debwright.archive.Limits;
import debwright.audit.Audit;
import debwright.audit.AuditJson;
import debwright.audit.Auditor;
import debwright.audit.Declared;
import debwright.debian.DebianSyntaxException;
import debwright.index.IndexException;
import debwright.plan.Outcome;
import debwright.plan.Plan;
import debwright.plan.ReleasePlan;
import debwright.policy.PolicyException;
import debwright.resolve.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright audit}: a package's own Depends, held against what its files need. */
@CommandLine.Command(
    name = "audit",
    header = "Hold the Depends of a maker's own package against what its files need.",
    footer = {
      "  debwright audit code_1.96_amd64.deb --release bookworm --release noble",
      "  debwright audit app.deb --format json"
    })
final class AuditCommand implements Command {

  /** How the answer is written. */
  enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Console console;

  @Parameters(paramLabel = "DEB", description = "A Debian package.")
  private Path deb = Path.of("");

  @Mixin private RuleOptions rules = new RuleOptions();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private Format format = Format.TEXT;

  AuditCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run()
      throws Failure, IOException, ArchiveException, IndexException, PolicyException {
    if (deb.toString().isEmpty()) {
      throw Failure.input("a path is empty", "see whether a variable of your script is set");
    }
    if (Files.isDirectory(deb)) {
      throw Failure.input(
          deb + ": a Debian package was expected, found a folder",
          "debwright deps tells what the files of a folder need");
    }
    Declared declared = declared();
    AppPlanning planning = new AppPlanning(rules, Mode.LOADER, console, false);
    Plan plan = planning.plan(List.of(deb));
    List<Audit> audits = new ArrayList<>();
    for (ReleasePlan each : plan.releases()) {
      audits.add(new Auditor(declared, RuleOptions.index(each.target(), console)).audit(each));
    }
    console
        .out()
        .print(
            switch (format) {
              case TEXT -> AuditText.of(plan.app(), declared, audits);
              case JSON -> AuditJson.text(plan.app(), declared, audits) + "\n";
            });
    return exit(audits);
  }

  private Declared declared() throws Failure, IOException, ArchiveException {
    try {
      return Declared.of(DebArchive.control(deb, Limits.DEFAULT));
    } catch (DebianSyntaxException e) {
      throw Failure.input(
          "%s: its control file: %s".formatted(deb.getFileName(), Failures.said(e)),
          "dpkg-deb --field shows it; ask its maker to mend it");
    }
  }

  // As deps: what can't be read is wrong input.
  private static ExitCode exit(List<Audit> audits) {
    if (audits.stream()
        .anyMatch(each -> each.plan().outcome().kind() == Outcome.Kind.FAIL_ANALYSE)) {
      return ExitCode.USAGE;
    }
    return audits.stream().allMatch(Audit::holds) ? ExitCode.YES : ExitCode.NO;
  }
}
