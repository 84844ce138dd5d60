package debwright.cli;

import java.io.PrintStream;
import picocli.CommandLine;

/**
 * {@code corpus run} as a program of its own, which asks others than this machine's workers.
 *
 * @param name how it is called
 * @param example of its options
 * @param option whom it asks
 */
public record CorpusRunElsewhere(String name, String example, WorkersOption option) {

  /** Runs it and ends the process with its exit code. */
  public void exit(String[] args) {
    Main.exitWith(out -> run(args, out, System.err));
  }

  /**
   * Runs it; exit codes are those of {@link Main#run}.
   *
   * @param out where data goes
   * @param err where talk goes
   */
  public int run(String[] args, PrintStream out, PrintStream err) {
    Console console = Main.console(out, err);
    return Main.run(args, console, () -> line(console).execute(args));
  }

  private CommandLine line(Console console) {
    CommandLine line =
        new CommandLine(new CorpusRunCommand(console, option))
            .addMixin("workers", option)
            .setCommandName(name);
    line.getCommandSpec().usageMessage().footer("  " + name + " " + example);
    return CommandTree.of(console, line);
  }
}
