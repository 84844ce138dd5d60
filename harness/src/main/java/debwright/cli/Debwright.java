package debwright.cli;

import debwright.report.TextStyle;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself: what holds for every command. */
@CommandLine.Command(
    name = "debwright",
    header =
        "Packages Linux apps for Ubuntu and Debian, and proves that a change does so no worse.",
    footer = {"  debwright deps /usr/bin/git", "  debwright gate"},
    versionProvider = Version.class)
final class Debwright implements Command {
  /** Items of each part that a person at a terminal is shown; the reports have all. */
  private static final int SHOWN = 40;

  private final Console console;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      description = "Colour text for people: auto (default), always or never.")
  private ColorMode color = ColorMode.AUTO;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the code an error comes from.")
  private boolean debug;

  Debwright(Console console) {
    this.console = console;
  }

  boolean debug() {
    return debug;
  }

  /**
   * How text for people is laid out on standard output: everything in a pipe, the gist for eyes.
   */
  TextStyle style() {
    boolean read = console.terminal().out();
    int most = read ? SHOWN : TextStyle.PLAIN.most();
    return new TextStyle(console.columns(), most, console.colours(color));
  }

  @Override
  public ExitCode run() throws Failure {
    throw Failure.input("no command given", "see debwright --help");
  }
}
