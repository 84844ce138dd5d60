package debwright.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import debwright.archive.AppTree;
import debwright.archive.Limits;
import debwright.distil.PackReader;
import debwright.distil.PackWriter;
import debwright.engines.Conversation;
import debwright.index.Release;
import debwright.label.LabelException;
import debwright.label.Root;
import debwright.launcher.Tools;
import debwright.source.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real tool, on the system that the test runs on. */
final class ReferenceWorkerTest {
  @TempDir private Path folder = Path.of("");
  private final StringWriter log = new StringWriter();
  private Path program = Path.of("");
  private String release = "";
  private String architecture = "";

  @BeforeEach
  void findTools() throws IOException, LabelException {
    Tools.require("dpkg-shlibdeps", "dpkg-query", "dpkg-deb", "tar", "perl");
    Root root = Root.running();
    Optional<Release> known = root.release();
    Assumptions.assumeTrue(known.isPresent(), "the running system is of no release that is known");
    release = known.get().name();
    architecture = root.architecture();
    program = Path.of("/usr/bin/dpkg-deb").toRealPath();
  }

  private List<JsonNode> answers(List<?> questions) throws Exception {
    StringWriter out = new StringWriter();
    new ReferenceWorker(
            new ByteArrayInputStream(Conversation.lines(questions)),
            new PrintWriter(out),
            new PrintWriter(log))
        .serve(Root.running(), scratch(), Optional.of(folder.resolve("control")));
    return Conversation.answers(out.toString(), questions.size());
  }

  private Path scratch() {
    return folder.resolve("scratch");
  }

  private Object question(Path path) {
    return Conversation.question("1", path, release, architecture);
  }

  @Test
  void saysWhatTheToolSays() throws Exception {
    String byHand = byHand();
    JsonNode answer = answers(List.of(question(distilled()))).get(0);
    assertThat(answer.path("outcome").asText()).as(answer.toString()).isEqualTo("ok");
    assertThat(answer.path("depends").asText()).isEqualTo(byHand).contains("libc6 (>= ");
    assertThat(answer.path("objects").asInt()).isEqualTo(1);
    assertThat(scratch()).as("what is left").isDirectoryNotContaining("glob:**/[0-9]");
  }

  /** As a person would ask it. */
  private String byHand() throws IOException {
    Path files = Files.createDirectories(folder.resolve("hand/debian/app/usr/bin"));
    Files.createDirectories(folder.resolve("hand/debian/app/DEBIAN"));
    Files.writeString(
        folder.resolve("hand/debian/control"), "Source: app\n\nPackage: app\nArchitecture: any\n");
    Files.copy(program, files.resolve("app"));
    Command.Result result =
        Command.of("dpkg-shlibdeps", "-O", "debian/app/usr/bin/app")
            .in(folder.resolve("hand"))
            .run();
    assertThat(result.status()).as(result.err()).isZero();
    return result.out().strip().replaceFirst("^shlibs:Depends=", "");
  }

  @Test
  void takesWhatAPackageSaysOfItsOwnLibraries() throws Exception {
    Path library = Path.of("/usr/lib", triplet(), "libz.so.1");
    Path own = Files.createDirectories(folder.resolve("app/usr/lib").resolve(triplet()));
    Files.copy(library.toRealPath(), own.resolve("libz.so.1"));
    Path control = Files.createDirectories(folder.resolve("control/app"));
    Files.writeString(control.resolve("shlibs"), "libz 1 app-own (>= 7)\n");
    JsonNode answer = answers(List.of(question(distilled()))).get(0);
    assertThat(answer.path("depends").asText())
        .as(answer + "\n" + log)
        .contains("app-own (>= 7)")
        .doesNotContain("zlib1g");
    assertThat(answer.path("objects").asInt()).isEqualTo(2);
  }

  private static String triplet() throws IOException {
    return Command.of("dpkg-architecture", "-q", "DEB_HOST_MULTIARCH").run().out().strip();
  }

  private Path distilled() throws Exception {
    Path pack = folder.resolve("toy-00.tar.zst");
    Path app = Files.createDirectories(folder.resolve("app/usr/bin"));
    Files.copy(program, app.resolve("app"));
    try (AppTree tree = AppTree.open(folder.resolve("app"), Limits.DEFAULT);
        PackWriter writer = PackWriter.open(pack)) {
      writer.add("toy/app", tree);
      writer.finish();
    }
    String sha256 = new PackReader(pack).extract(id -> true, folder).get(0).sha256();
    return folder.resolve(sha256 + ".tar");
  }

  @Test
  void refusesWhatItsRootIsNotAbout() throws Exception {
    String other = release.equals("debian:12") ? "debian:13" : "debian:12";
    List<JsonNode> answers =
        answers(
            List.of(
                Conversation.question("a", program, other, architecture),
                Conversation.question("b", program, "beos:5", architecture),
                Conversation.question("c", program, release, "vax"),
                Conversation.question("d", program, release, architecture).put("dpkg", "0.9"),
                Conversation.question("e", folder.resolve("nowhere"), release, architecture)));
    assertThat(answers)
        .extracting(answer -> answer.path("id").asText() + " " + answer.path("outcome").asText())
        .containsExactly(
            "a infra:index-missing",
            "b infra:index-missing",
            "c infra:index-missing",
            "d infra:index-missing",
            "e invalid:missing-input");
    assertThat(answers.get(0).path("reason").asText())
        .isEqualTo(
            "asked about %s %s, and this root is %s %s"
                .formatted(other, architecture, release, architecture));
  }

  @Test
  void saysWhatIsWrongWithAnItem() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "no app");
    Path deb = Files.write(folder.resolve("cut.deb"), "!<arch>\nno package".getBytes(UTF_8));
    Path zip = Files.writeString(folder.resolve("app.zip"), "PK\u0003\u0004");
    Path cut = halfOf(distilled(), "cut.tar");
    Path broken = Files.writeString(folder.resolve("broken"), "\u007fELF and no more");
    assertThat(answers(Stream.of(text, deb, zip, folder, cut, broken).map(this::question).toList()))
        .extracting(answer -> answer.path("outcome").asText())
        .containsExactly(
            "fail:intake:unsupported-format",
            "fail:intake:corrupt-archive",
            "fail:intake:unsupported-format",
            "fail:intake:unsupported-format",
            "fail:intake:corrupt-archive",
            "fail:analyse:no-binary");
  }

  private Path halfOf(Path file, String name) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return Files.write(folder.resolve(name), Arrays.copyOf(bytes, bytes.length / 2));
  }

  @Test
  void namesTheLibraryThatTheToolDoesNotFind() throws Exception {
    byte[] bytes = Files.readAllBytes(program);
    String text = new String(bytes, ISO_8859_1);
    // Of the same length, so that nothing else in the file moves.
    String other = text.replace("libc.so.6", "libq.so.6");
    Path app = folder.resolve("app-of-others");
    Files.write(app, other.getBytes(ISO_8859_1));
    JsonNode answer = answers(List.of(question(app))).get(0);
    assertThat(answer.path("outcome").asText()).isEqualTo("fail:map:unresolved-library");
    assertThat(answer.path("reason").asText())
        .isEqualTo("cannot find library libq.so.6 needed by usr/bin/app-of-others");
    assertThat(answer.path("fingerprint").asText()).isEqualTo("cannot find library libq.so.6");
    assertThat(log.toString()).contains("dpkg-shlibdeps: error: cannot find library libq.so.6");
  }

  @Test
  void answersEveryLineOfNonsense() throws Exception {
    List<Object> lines = new ArrayList<>(Conversation.NONSENSE);
    assertThat(answers(lines))
        .allSatisfy(a -> assertThat(a.path("outcome").asText()).isNotEqualTo("ok"));
  }

  @Test
  void removesWhatAKilledWorkerLeftAndKeepsOutOfALivingOnesWay() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "no app");
    Path left = Files.createDirectories(scratch().resolve("0/debian/left"));
    try (Scratch living = Scratch.in(scratch())) {
      assertThat(living.folder()).isEqualTo(scratch().resolve("0"));
      answers(List.of(question(text)));
      assertThat(left).exists();
    }
    answers(List.of(question(text)));
    assertThat(left).doesNotExist();
  }
}
