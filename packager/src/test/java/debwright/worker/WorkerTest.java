package debwright.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.elf.TinyElf;
import debwright.index.IndexException;
import debwright.index.SmallWorld;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkerTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void world() throws IOException, IndexException {
    new SmallWorld()
        .add("libv1", "/usr/lib/x86_64-linux-gnu/libv.so.1", "", "libv 1 libv1 (>= 2)\n")
        .index(folder);
    Files.write(folder.resolve("app"), new TinyElf().needed("libv.so.1").bytes());
  }

  private String request(String path, String more) {
    return "{\"id\":\"1\",\"path\":\"%s\",\"release\":\"debian:12\",\"architecture\":\"amd64\",\"mode\":\"exact\",\"index\":\"%s\"%s}"
        .formatted(folder.resolve(path), folder.resolve("small.index"), more);
  }

  private static List<String> talk(String... lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] in = (String.join("\n", lines) + "\n").getBytes(UTF_8);
    PrintStream log = new PrintStream(new ByteArrayOutputStream(), false, UTF_8);
    new Worker(new ByteArrayInputStream(in), new PrintStream(out, false, UTF_8), log).serve();
    return out.toString(UTF_8).lines().toList();
  }

  @Test
  void saysWhoItIsThenAnswersLineByLine() throws IOException {
    List<String> lines = talk(request("app", ""), request("app", ",\"strategy\":\"names\""));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .startsWith("{\"protocol\":1,")
        .contains("\"indexFormats\":[\"debwright-index-1\"]");
    assertThat(lines.get(1))
        .startsWith("{\"id\":\"1\",\"outcome\":\"ok\",\"depends\":\"libv1 (>= 2)\"")
        .contains("\"objects\":1", "\"plan\":{\"schema\":1");
    assertThat(lines.get(2)).contains("\"depends\":\"libv1\"");
  }

  @Test
  void whatIsWrongWithOneItemIsItsOutcome() throws IOException {
    Files.writeString(folder.resolve("text"), "no app");
    List<String> lines =
        talk(
            request("nowhere", ""),
            request("text", ""),
            request("app", ",\"architecture\":\"vax\""),
            request("app", ""));
    assertThat(lines.get(1)).contains("\"outcome\":\"invalid:missing-input\"");
    assertThat(lines.get(2)).contains("\"outcome\":\"fail:intake:unsupported-format\"");
    assertThat(lines.get(3)).contains("\"outcome\":\"fail:analyse:unsupported-architecture\"");
    assertThat(lines.get(4)).contains("\"outcome\":\"ok\"");
  }

  @Test
  void aMissingIndexIsNotTheEnginesFault() throws IOException {
    Files.delete(folder.resolve("small.index"));
    assertThat(talk(request("app", "")).get(1)).contains("\"outcome\":\"infra:index-missing\"");
  }

  @Test
  void nonsenseIsAnsweredWithWhatWasExpected() throws IOException {
    List<String> lines = talk("hello", "{\"id\":\"7\"}", request("app", ",\"mode\":\"wild\""));
    assertThat(lines.get(1)).contains("\"outcome\":\"crash:exception\"", "request: no JSON: hello");
    assertThat(lines.get(2)).contains("\"id\":\"7\"", "the field \\\"path\\\" is missing");
    assertThat(lines.get(3)).contains("the field \\\"mode\\\" is not known: 'wild'");
  }
}
