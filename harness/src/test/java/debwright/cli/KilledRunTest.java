package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.index.IndexWriter;
import debwright.index.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code harness/src/test/runs/kills}. */
final class KilledRunTest {
  private static final int ITEMS = 40;

  private static final String WORKER =
      """
      echo '{"protocol":1,"engine":"slow","capabilities":[],"indexFormats":["debwright-index-1"]}'
      while read -r line; do
        id=$(printf '%s' "$line" | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')
        echo "${id%#*}" >>asked
        sleep 0.02
        printf '{"id":"%s","outcome":"ok","depends":"%s","plan":{},"duration_ms":1}\\n' "$id" "${id%#*}"
      done
      """;

  @TempDir private Path folder = Path.of("");
  private final Random random = new Random(5);

  @BeforeEach
  void makeCorpus() throws IOException {
    Files.writeString(folder.resolve("worker"), WORKER);
    Files.writeString(folder.resolve("app"), "an app");
    StringBuilder manifest =
        new StringBuilder(
            "id,source,location,sha256,size,release,architecture,tier,label,expected\n");
    for (int i = 0; i < ITEMS; i++) {
      manifest.append(
          "toy/app%d,file,app,66e93a7c5a2576c34833f10761ca00fadbd40b36eff79f1e0969652f607b0b43,6,debian:12,amd64,full,,\n"
              .formatted(i));
    }
    Files.writeString(folder.resolve("apps.corpus.csv"), manifest);
    new IndexWriter(new Release("debian:12"), "amd64", "nowhere").write(folder.resolve("index"));
  }

  private Process start(String output) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
            "-cp",
            System.getProperty("java.class.path", ""),
            "debwright.cli.Main",
            "corpus",
            "run",
            "--no-cache",
            "--resume",
            "--corpus",
            folder.resolve("apps.corpus.csv").toString(),
            "--index",
            folder.resolve("index").toString(),
            "--engine",
            "cmd:cd '" + folder + "' && exec sh worker",
            "-o",
            folder.resolve(output).toString());
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    builder.environment().putAll(Map.of("DEBWRIGHT_CACHE", folder.resolve("cache").toString()));
    return builder.start();
  }

  private List<String> asked() throws IOException {
    return Files.exists(folder.resolve("asked"))
        ? Files.readAllLines(folder.resolve("asked"))
        : List.of();
  }

  @Test
  void nothingIsLostAndNothingFinishedIsDoneTwice() throws Exception {
    assertThat(start("undisturbed").waitFor()).as(said()).isZero();
    Files.delete(folder.resolve("asked"));
    int kills = 0;
    Process run = start("killed");
    while (kills < 3 || run.isAlive()) {
      boolean ended =
          run.waitFor(kills < 3 ? 700 + random.nextInt(500) : 60_000, TimeUnit.MILLISECONDS);
      if (ended) {
        break;
      }
      kill(run);
      kills++;
      run = start("killed");
    }
    assertThat(run.waitFor()).as(said()).isZero();
    assertThat(kills).as("it was killed at all").isPositive();
    for (String file : List.of("results.csv", "results.jsonl")) {
      assertThat(folder.resolve("killed").resolve(file))
          .hasSameTextualContentAs(folder.resolve("undisturbed").resolve(file));
    }
    // Those that were being asked about when it was killed are asked about again.
    int workers = Runtime.getRuntime().availableProcessors();
    assertThat(asked().size()).isBetween(ITEMS, ITEMS + kills * workers);
  }

  /** The harness and all that it started, without a word. */
  private static void kill(Process run) throws InterruptedException {
    List<ProcessHandle> all = Stream.concat(run.descendants(), Stream.of(run.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    run.waitFor();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }
}
