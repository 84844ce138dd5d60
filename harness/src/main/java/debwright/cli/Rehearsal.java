package debwright.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    String folder = Path.of(file).toAbsolutePath().resolveSibling("").toString();
    return List.of(
        new String[] {"--help"},
        new String[] {"deps", file},
        new String[] {"deps", file, "--mode", "exact"},
        new String[] {"deps", file, "--format", "json"},
        new String[] {"deps", "--each", file, folder, "--format", "substvars"},
        new String[] {"index", "lookup", "libc.so.6"});
  }
}
