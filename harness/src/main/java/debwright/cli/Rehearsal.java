package debwright.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Runs common commands for the launcher, so that Java keeps their classes ready for the next start:
 * {@code Rehearsal ELF_FILE}.
 */
final class Rehearsal {
  private Rehearsal() {}

  public static void main(String[] args) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    for (String[] command : commands(args[0])) {
      Main.run(command, nowhere, nowhere);
    }
    // Last, since this one ends the process.
    Main.main(new String[] {"deps", args[0], "--format", "substvars"});
  }

  private static List<String[]> commands(String file) {
    return List.of(
        new String[] {"--help"},
        new String[] {"deps", file},
        new String[] {"deps", file, "--mode", "exact"},
        new String[] {"deps", file, "--format", "json"},
        new String[] {"index", "lookup", "libc.so.6"});
  }
}
