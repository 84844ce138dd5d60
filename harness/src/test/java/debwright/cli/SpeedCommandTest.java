package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.index.IndexWriter;
import debwright.index.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedCommandTest {
  /** For each request it allocates so many bytes as a file of its folder says. */
  private static final String ENGINE =
      """
      import java.io.*;
      import java.nio.file.*;

      public class Toy {
        public static void main(String[] args) throws IOException {
          int size = Integer.parseInt(Files.readString(Path.of("engine/size")));
          BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
          System.out.println("{\\"protocol\\":1,\\"indexFormats\\":[\\"debwright-index-1\\"]}");
          for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("{\\"id\\":\\"1\\",\\"outcome\\":\\"ok\\",\\"depends\\":\\"libc6\\",\\"plan\\":{},"
                + "\\"fingerprint\\":null,\\"duration_ms\\":" + work(size) + "}");
          }
        }

        static int work(int size) {
          int sum = 0;
          for (byte each : new byte[size]) {
            sum += each;
          }
          return sum;
        }
      }
      """;

  private static final String SHELL_ENGINE =
      """
      echo '{"protocol":1,"indexFormats":["debwright-index-1"]}'
      while read -r line; do
        echo '{"id":"1","outcome":"ok","depends":"libc6","plan":{},"fingerprint":null,"duration_ms":1}'
      done
      """;

  @TempDir Path folder;

  private ToyRepository repository = ToyRepository.NONE;
  private Shell shell = Shell.piped();

  @BeforeEach
  void begin() throws Exception {
    repository = ToyRepository.in(folder.resolve("repository"));
    shell = Shell.piped(folder.resolve("cache"));
    new IndexWriter(new Release("debian:12"), "amd64", "nowhere").write(index());
  }

  @Test
  void findsWhatMakesAnEngineSlower() throws Exception {
    makeJavaEngine();
    repository.write("engine/size", "30000");
    assertThat(speed("--rounds", "0", "--report", folder.resolve("report").toString()))
        .as(shell.err())
        .isEqualTo(1);
    assertThat(shell.out())
        .contains("plan toy/app debian:12 amd64", "(two processes of one engine differ by 0.0")
        .containsPattern("allocated bytes .* -> .* \\+\\d+\\.\\d % +index toy/app")
        .containsPattern("steps +1,00\\d -> +30,00\\d ")
        .contains("speed: FAIL (8 regressed, 0 less, 4 same, 4 unknown of 16 counts)");
    assertThat(folder.resolve("report/speed.json")).content().contains("\"word\" : \"FAIL\"");
    assertThat(folder.resolve("cache/speed/ratios.csv")).content().contains(",allocated,");
  }

  @Test
  void saysThatItCannotCountWhatIsNoJavaProgram() throws Exception {
    repository.write("engine/worker", SHELL_ENGINE);
    repository.commit();
    assertThat(speed("--rounds", "1")).isEqualTo(1);
    assertThat(shell.out())
        .contains(
            "wall time, which informs",
            "  too-few (4), ratios ",
            "; wall time: 0 slower, 0 faster of 4)")
        .doesNotContain("CPU time")
        .contains("nothing is counted of the work tree: its worker is no Java program")
        .contains("speed: INCONCLUSIVE");
  }

  @Test
  void needsABaseline() {
    assertThat(shell.run("speed", "--repository", repository.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("error: no baseline: ", "hint: name one: --baseline HEAD~1");
  }

  private void makeJavaEngine() throws IOException, InterruptedException {
    repository.write("engine/Toy.java", ENGINE);
    repository.write("engine/size", "1000");
    String source = repository.path("engine/Toy.java").toString();
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source)).isZero();
    String project = Files.readString(repository.path("debwright.yaml"));
    String java = Path.of(System.getProperty("java.home", ""), "bin/java").toString();
    String worker = "\"'" + java + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp engine Toy\"";
    repository.write("debwright.yaml", project.replace("sh engine/worker", worker));
    repository.commit();
  }

  private int speed(String... more) {
    List<String> words = new ArrayList<>(List.of("speed", "--index", index().toString()));
    words.addAll(List.of("--repository", repository.toString(), "--baseline", "HEAD"));
    words.addAll(List.of("--corpus", repository.path("apps.corpus.csv").toString()));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  private Path index() {
    return folder.resolve("empty.index");
  }
}
