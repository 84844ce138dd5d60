package debwright.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.Tools;
import debwright.elf.TinyElf;
import debwright.index.IndexException;
import debwright.index.SmallWorld;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
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
  void aControlFileThatLiesChangesNothing() throws Exception {
    Tools.need("dpkg-deb");
    Files.createDirectories(folder.resolve("tree/usr/lib/honest"));
    Files.move(folder.resolve("app"), folder.resolve("tree/usr/lib/honest/libapp.so"));
    String honest = "Depends: libv1 (>= 2)\nDescription: an app\n";
    String lying =
        "Depends: libc6 (>= 99), libnothing\nProvides: libv1\nPre-Depends: dpkg (>= 99)\nDescription: none\n";
    pack("honest", "Package: honest\nVersion: 1\nArchitecture: amd64\n" + honest);
    pack("lying", "Package: libv1\nVersion: 77\nArchitecture: arm64\n" + lying);
    List<String> lines = talk(request("honest/app.deb", ""), request("lying/app.deb", ""));
    assertThat(answer(lines.get(1))).contains("\"depends\":\"libv1 (>= 2)\"");
    assertThat(answer(lines.get(2))).isEqualTo(answer(lines.get(1)));
  }

  private void pack(String name, String control) throws Exception {
    Files.createDirectories(folder.resolve("tree/DEBIAN"));
    Files.createDirectories(folder.resolve(name));
    Files.writeString(
        folder.resolve("tree/DEBIAN/control"), control + "Maintainer: A <a@example.org>\n");
    Files.writeString(
        folder.resolve("tree/DEBIAN/shlibs"),
        name.equals("lying") ? "libv 1 liar (>= 5)\n" : "libapp 1 honest\n");
    Tools.sh("cd '" + folder + "' && dpkg-deb --build --nocheck tree " + name + "/app.deb >&2");
  }

  /** Without the times that it took. */
  private static String answer(String line) {
    return line.replaceAll(",\"(?:duration|cpu)_ms\":[0-9]+", "");
  }

  @Test
  void anAppThatChangedSinceTheLastQuestionIsReadAnew() throws IOException {
    Engine engine = new Engine();
    assertThat(depends(engine)).isEqualTo("libv1 (>= 2)");
    Files.write(folder.resolve("app"), new TinyElf().bytes());
    assertThat(depends(engine)).isEmpty();
    engine.forget();
  }

  private String depends(Engine engine) throws IOException {
    try {
      String line = engine.answer(Request.parse(request("app", ""))).line("1", 0, 0);
      return line.replaceFirst(".*\"depends\":\"([^\"]*)\".*", "$1");
    } catch (RequestException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anAppThatTakesMoreMemoryThanThereIsCostsItsOwnOutcome() throws Exception {
    OutputStream file = new BufferedOutputStream(Files.newOutputStream(folder.resolve("many.tar")));
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(file)) {
      for (int i = 0; i < 40_000; i++) {
        tar.putArchiveEntry(new TarArchiveEntry("an-app-of-very-many-files-with-long-names-" + i));
        tar.closeArchiveEntry();
      }
    }
    Path java = Path.of(System.getProperty("java.home", ""), "bin/java");
    Process worker =
        new ProcessBuilder(
                java.toString(),
                "-Xmx9m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path", ""),
                Worker.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var in = worker.outputWriter(UTF_8)) {
      in.write(request("many.tar", "") + "\n" + request("app", "") + "\n");
    }
    List<String> lines = new String(worker.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(lines.get(1)).contains("\"outcome\":\"limit:memory\"");
    assertThat(lines.get(2)).as("the next app").contains("\"outcome\":\"ok\"");
  }

  @Test
  void nonsenseIsAnsweredWithWhatWasExpected() throws IOException {
    List<String> lines = talk("hello", "{\"id\":\"7\"}", request("app", ",\"mode\":\"wild\""));
    assertThat(lines.get(1)).contains("\"outcome\":\"crash:exception\"", "request: no JSON: hello");
    assertThat(lines.get(2)).contains("\"id\":\"7\"", "the field \\\"path\\\" is missing");
    assertThat(lines.get(3)).contains("the field \\\"mode\\\" is not known: 'wild'");
  }
}
