package debwright.cli;

import debwright.users.Bundle;
import debwright.users.Reception;
import debwright.users.UserReports;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright report-app}: an app that goes wrong, handed on without its code. */
@CommandLine.Command(
    name = "report-app",
    header = "Report an app that gets no package, or a wrong one, without giving away its code.",
    description = {
      "",
      "Writes one file to send: your words, what Debwright makes of the app, and of its objects headers, names",
      "of libraries and symbols, but no code. Who develops Debwright takes it in with --receive."
    },
    footer = {
      "  debwright report-app app.tar.gz -m 'does not start: libfoo is not found'",
      "  debwright report-app app.tar.gz -m 'lacks a library' --expects libsecret-1-0 --release noble",
      "  debwright report-app --receive app.report.zip"
    })
final class ReportAppCommand implements Command {
  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "APP", description = "As debwright package takes it.")
  private Optional<Path> app = Optional.empty();

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "What goes wrong, in your words.")
  private String message = "";

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      description = "Where: such as debian:12 (default) or noble; may be given several times.")
  private List<String> releases = new ArrayList<>();

  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      description = "Debian's name, such as amd64; that of the app's objects unless given.")
  private Optional<String> architecture = Optional.empty();

  @Option(
      names = "--expects",
      paramLabel = "PACKAGE",
      description = "A package that it should depend on; may be given several times.")
  private List<String> expects = new ArrayList<>();

  @Option(
      names = "--reporter",
      paramLabel = "NAME",
      description = "Your name, if you want to give it.")
  private String reporter = "";

  @Option(
      names = "--with-home",
      description = "Report an app also where it names your home folder.")
  private boolean withHome;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write: the app's name and .report.zip unless given.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--receive",
      paramLabel = "BUNDLE",
      description = "Take in what somebody sent, instead of reporting.")
  private Optional<Path> bundle = Optional.empty();

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      description = "The repository that takes it in; the current folder unless given.")
  private Path repository = Path.of("");

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private TrunkFormat format = TrunkFormat.TEXT;

  ReportAppCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    if (bundle.isPresent()) {
      return receive(bundle.get());
    }
    AppReporting.Made made =
        new AppReporting(console, wishes(), withHome).report(app.orElseThrow(), output);
    console
        .out()
        .print(format == TrunkFormat.JSON ? ReportAppText.json(made) : ReportAppText.text(made));
    return ExitCode.YES;
  }

  private AppReporting.Wishes wishes() throws Failure {
    if (app.isEmpty() || app.get().toString().isEmpty()) {
      throw Failure.input("which app?", "debwright report-app APP -m 'what goes wrong'");
    }
    if (message.isBlank()) {
      throw Failure.input("what goes wrong with it?", "say it with -m 'TEXT'");
    }
    if (message.length() > Bundle.LONGEST_MESSAGE) {
      throw Failure.input(
          "a message of at most %d characters was expected, found %d"
              .formatted(Bundle.LONGEST_MESSAGE, message.length()),
          "shorten it");
    }
    for (String name : expects) {
      if (!name.matches("[a-z0-9][a-z0-9+.-]{1,99}")) {
        throw Failure.input(
            "--expects '%s' is no name of a package".formatted(name), "such as libsecret-1-0");
      }
    }
    return new AppReporting.Wishes(
        message, releases, architecture, expects, reporter, LocalDate.now(ZoneOffset.UTC));
  }

  private ExitCode receive(Path sent) throws Exception {
    if (app.isPresent() || !message.isEmpty()) {
      throw Failure.input("--receive takes in a bundle and makes none", "leave out APP and -m");
    }
    Path root =
        ProjectRoot.above(repository)
            .orElseThrow(
                () ->
                    Failure.input(
                        "no repository at " + repository.toAbsolutePath(),
                        "name one with --repository: it gets a folder " + UserReports.FOLDER));
    Reception.Received received = new Reception(root, console.cache()).receive(sent);
    boolean listed = ReportAppText.listed(root);
    console
        .out()
        .print(
            format == TrunkFormat.JSON
                ? ReportAppText.json(received, listed)
                : ReportAppText.text(received, listed));
    return ExitCode.YES;
  }
}
