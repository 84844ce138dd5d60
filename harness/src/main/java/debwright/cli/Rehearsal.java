package debwright.cli;

import debwright.corpus.Corpus;
import debwright.corpus.ManifestException;
import debwright.corpus.Packs;
import debwright.corpus.Tier;
import debwright.distil.PackException;
import debwright.distil.PackReader;
import debwright.distil.PackedItem;
import debwright.gate.Materials;
import debwright.materials.CorpusMaterials;
import debwright.materials.DistilledBytes;
import debwright.run.CorpusRun;
import debwright.run.Engine;
import debwright.run.FolderRemoval;
import debwright.run.IndexFile;
import debwright.run.Past;
import debwright.run.Progress;
import debwright.run.RunSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs common commands for the launcher, so that Java keeps their classes ready for the next start:
 * {@code Rehearsal ELF_FILE}.
 */
final class Rehearsal {
  /** Real packages, of which one pack has all kinds. */
  private static final String CORPUS = "bookworm";

  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  private static final String ENGINE =
      """
      sh -c 'echo "{\\"protocol\\":1,\\"engine\\":\\"rehearsal\\",\\"capabilities\\":[],\\"indexFormats\\":[\\"rehearsal\\"]}"
      while read -r line; do
        id=${line#*\\"id\\":\\"}
        echo "{\\"id\\":\\"${id%%\\"*}\\",\\"outcome\\":\\"ok\\",\\"depends\\":\\"libc6 (>= 2.34)\\",\\"plan\\":{\\"a\\":1},\\"duration_ms\\":1}"
      done'
      """;

  private Rehearsal() {}

  public static void main(String[] args) throws Exception {
    for (String[] command : commands(args[0])) {
      Main.run(command, NOWHERE, NOWHERE);
    }
    packages();
    runs();
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
        new String[] {"index", "lookup", "libc.so.6"},
        new String[] {"corpus", "run", "--help"});
  }

  /** A run by an engine that knows one answer, and once more by what is known then. */
  private static void runs() throws Exception {
    Path folder = Files.createTempDirectory("debwright-rehearsal");
    try {
      Materials materials =
          new CorpusMaterials(
                  new DistilledBytes(folder), (release, architecture) -> index(), Tier.MUST_PASS)
              .of(List.of(Corpus.embedded(CORPUS)));
      Engine engine = new Engine("rehearsal", "0".repeat(64), ENGINE, folder);
      for (int time = 0; time < 2; time++) {
        new CorpusRun(
                engine,
                materials.items(),
                materials.indexes(),
                RunSettings.DEFAULT,
                materials.scoring(),
                Past.in(folder))
            .run(folder.resolve("run"), Progress.SILENT);
      }
    } finally {
      FolderRemoval.remove(folder);
    }
  }

  private static Optional<IndexFile> index() {
    return Optional.of(
        new IndexFile("debian:12", "amd64", "rehearsal", Path.of("none"), "0".repeat(64)));
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
