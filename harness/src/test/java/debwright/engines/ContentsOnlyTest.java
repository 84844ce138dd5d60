package debwright.engines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import debwright.archive.AppTree;
import debwright.archive.Limits;
import debwright.distil.PackReader;
import debwright.distil.PackWriter;
import debwright.launcher.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real script, as the process that the harness starts. */
final class ContentsOnlyTest {
  private static final Path SCRIPT = Path.of("src/main/engines/contents-only").toAbsolutePath();

  /** Of the C library, whose file name differs from one architecture to another. */
  private static final String CONTENTS =
      """
      etc/libc.so.6                                    admin/decoy
      lib/x86_64-linux-gnu/libc.so.6                   libs/libc6,libs/libc6-other
      lib/aarch64-linux-gnu/libc.so.6                  libs/libc6
      usr/share/a folder/with spaces                   non-free/doc/decoy
      """;

  @TempDir private Path folder = Path.of("");
  private Path program = Path.of("");

  @BeforeEach
  void findTools() throws IOException {
    Tools.require("python3", "readelf", "dpkg-deb");
    program = Path.of("/bin/true").toRealPath();
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(contents()))) {
      out.write(CONTENTS.getBytes(UTF_8));
    }
  }

  private Path contents() {
    return folder.resolve("Contents.gz");
  }

  /** What a process of it said, and how it ended. */
  private record Ended(int status, String out, String err) {}

  private Ended run(byte[] in, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(arguments));
    Path asked = Files.write(folder.resolve("asked"), in);
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(asked.toFile())
            .redirectError(said.toFile())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out, Files.readString(said));
  }

  private List<JsonNode> answers(List<?> questions) throws Exception {
    Ended ended =
        run(Conversation.lines(questions), contents().toString(), "--release", "debian:12");
    assertThat(ended.status()).as(ended.err()).isZero();
    return Conversation.answers(ended.out(), questions.size());
  }

  private static Object question(String id, Path path) {
    return Conversation.question(id, path, "debian:12", "amd64");
  }

  @Test
  void namesTheFirstPackageOfEachLibraryFolder() throws Exception {
    Path tar = folder.resolve("app.tar");
    write(tar, "opt/app/app", "opt/app/libown.so");
    Path distilled = distilled();
    for (JsonNode answer :
        answers(List.of(question("1", program), question("2", tar), question("3", distilled)))) {
      assertThat(answer.path("outcome").asText()).as(answer.toString()).isEqualTo("ok");
      assertThat(answer.path("depends").asText()).isEqualTo("libc6");
    }
  }

  @Test
  void saysWhyThereIsNoAnswer() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "no app");
    Path cut = Files.write(folder.resolve("cut.deb"), "!<arch>\nno package".getBytes(UTF_8));
    Path empty = folder.resolve("empty.tar");
    write(empty);
    List<JsonNode> answers =
        answers(
            List.of(
                Conversation.question("another release", program, "debian:13", "amd64"),
                Conversation.question("another processor", program, "debian:12", "arm64"),
                question("nothing", folder.resolve("nowhere")),
                question("a text", text),
                question("a damaged package", cut),
                question("a tar of nothing", empty),
                question("a folder", folder)));
    assertThat(answers)
        .extracting(answer -> answer.path("id").asText() + ": " + answer.path("outcome").asText())
        .containsExactly(
            "another release: infra:index-missing",
            "another processor: infra:index-missing",
            "nothing: invalid:missing-input",
            "a text: fail:intake:unsupported-format",
            "a damaged package: fail:intake:corrupt-archive",
            "a tar of nothing: fail:analyse:no-binary",
            "a folder: infra:io");
    assertThat(answers.get(0).path("reason").asText())
        .isEqualTo("asked about debian:13 amd64, and this list is of debian:12 amd64");
  }

  @Test
  void answersEveryLineOfNonsenseAndGoesOn() throws Exception {
    Path outside = folder.resolve("outside");
    Path evil = folder.resolve("evil.tar");
    write(evil, "/" + outside, "../../../../../../.." + outside, "a/../../b");
    List<Object> lines = new ArrayList<>(Conversation.NONSENSE);
    lines.add(question("evil", evil));
    List<JsonNode> answers = answers(lines);
    assertThat(answers.subList(0, Conversation.NONSENSE.size()))
        .allSatisfy(a -> assertThat(a.path("outcome").asText()).isNotEqualTo("ok"));
    assertThat(answers.get(answers.size() - 1).path("outcome").asText()).isEqualTo("ok");
    assertThat(outside).as("what a tar wanted outside of its folder").doesNotExist();
  }

  @Test
  void wantsAListOfFiles() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "no list");
    for (Path file : List.of(text, folder.resolve("nowhere"))) {
      Ended ended = run(new byte[0], file.toString(), "--release", "debian:12");
      assertThat(ended.status()).isNotZero();
      assertThat(ended.out()).as("standard output").isEmpty();
      assertThat(ended.err()).startsWith("error: " + file + ": ").contains("\nhint: ");
    }
  }

  /** A tar with copies of a program. */
  private void write(Path file, String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      byte[] data = Files.readAllBytes(program);
      for (String name : names) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(data.length);
        tar.putArchiveEntry(entry);
        tar.write(data);
        tar.closeArchiveEntry();
      }
    }
    Files.write(file, bytes.toByteArray());
  }

  private Path distilled() throws Exception {
    Path pack = folder.resolve("toy-00.tar.zst");
    Path app = Files.createDirectories(folder.resolve("app"));
    Files.copy(program, app.resolve("true"));
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT);
        PackWriter writer = PackWriter.open(pack)) {
      writer.add("toy/true", tree);
      writer.finish();
    }
    String sha256 = new PackReader(pack).extract(id -> true, folder).get(0).sha256();
    return folder.resolve(sha256 + ".tar");
  }
}
