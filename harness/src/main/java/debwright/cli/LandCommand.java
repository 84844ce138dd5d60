package debwright.cli;

import picocli.CommandLine;

@CommandLine.Command(name = "land", header = "x")
final class LandCommand implements Command {
  LandCommand(Console console) {}

  @Override
  public ExitCode run() throws Exception {
    return ExitCode.YES;
  }
}
