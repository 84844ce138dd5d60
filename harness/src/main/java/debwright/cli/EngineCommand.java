package debwright.cli;

import picocli.CommandLine;

/** {@code debwright engine}: other engines to hold ours against. */
@CommandLine.Command(
    name = "engine",
    header = "Be another engine, for corpus run.",
    footer =
        "  debwright corpus run --engine \"cmd:./debwright engine dpkg-shlibdeps\" -o runs/reference")
final class EngineCommand implements Command {

  static CommandLine tree(Console console) {
    return new CommandLine(new EngineCommand())
        .addSubcommand(new EngineShlibdepsCommand(console, System.in));
  }

  @Override
  public ExitCode run() throws Failure {
    throw Failure.input("engine needs a command of its own", "see debwright engine --help");
  }
}
