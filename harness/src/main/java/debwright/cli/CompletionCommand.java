package debwright.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code debwright completion}: lets the shell complete commands and options. */
@CommandLine.Command(
    name = "completion",
    header = "Print a completion script for bash and zsh.",
    footer = "  source <(debwright completion)")
final class CompletionCommand implements Command {
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() {
    console.out().print(AutoComplete.bash("debwright", spec.root().commandLine()));
    return ExitCode.YES;
  }
}
