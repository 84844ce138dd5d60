package debwright.cli;

import debwright.corpus.Corpus;
import debwright.corpus.ManifestException;
import debwright.corpus.Packs;
import debwright.distil.PackException;
import debwright.distil.PackReader;
import debwright.distil.PackedItem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs common commands for the launcher, so that Java keeps their classes ready for the next start:
 * {@code Rehearsal ELF_FILE}.
 */
final class Rehearsal {
  /** Real packages, of which one pack has all kinds. */
  private static final String CORPUS = "bookworm";

  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  private Rehearsal() {}

  public static void main(String[] args) throws IOException, ManifestException, PackException {
    for (String[] command : commands(args[0])) {
      Main.run(command, NOWHERE, NOWHERE);
    }
    packages();
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

  private static void packages() throws IOException, ManifestException, PackException {
    Path pack = Packs.beside(Corpus.embedded(CORPUS)).file(0);
    Path folder = Files.createTempDirectory("debwright-rehearsal");
    List<Path> tars = new ArrayList<>();
    try {
      for (PackedItem item : new PackReader(pack).extract(id -> true, folder)) {
        tars.add(folder.resolve(item.sha256() + ".tar"));
      }
      Main.run(oneByOne(tars), NOWHERE, NOWHERE);
    } finally {
      for (Path tar : tars) {
        Files.deleteIfExists(tar);
      }
      Files.deleteIfExists(folder);
    }
  }

  private static String[] oneByOne(List<Path> apps) {
    List<String> command = new ArrayList<>(List.of("deps", "--each", "--format", "substvars"));
    command.addAll(List.of("--release", "debian:12"));
    apps.forEach(app -> command.add(app.toString()));
    return command.toArray(String[]::new);
  }
}
