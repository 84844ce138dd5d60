package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import debwright.users.UserReport;
import debwright.users.UserReports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the JDK's launcher, without the library that it needs. */
final class ReportAppCommandTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home", ""));

  @TempDir private Path folder = Path.of("");
  private Shell shell = Shell.piped();
  private Path app = Path.of("");
  private Path bundle = Path.of("");
  private Path repository = Path.of("");

  @BeforeEach
  void begin() throws IOException {
    assumeTrue("amd64".equals(System.getProperty("os.arch")), "the built-in index is for amd64");
    shell = Shell.piped(folder.resolve("cache"));
    app = Files.createDirectories(folder.resolve("runner-1.5"));
    bundle = folder.resolve("runner.report.zip");
    Files.createDirectories(app.resolve("bin"));
    Files.copy(
        JAVA.resolve("bin/java"), app.resolve("bin/runner"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(app.resolve("secret-notes.txt"), "nobody's business");
    repository = Files.createDirectories(folder.resolve("repository"));
    Files.writeString(
        repository.resolve("debwright.yaml"), "corpora: [reported/reported.corpus.csv]\n");
  }

  private int report(String... more) {
    String[] words = {
      "report-app", app.toString(), "-m", "does not start", "-o", bundle.toString()
    };
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return shell.run(all);
  }

  @Test
  void showsThatNoCodeLeavesAndThatTheOutcomeIsSeen() throws IOException {
    assertThat(report()).as(shell.err()).isZero();
    assertThat(shell.out())
        .startsWith("wrote " + bundle)
        .contains("debian:12 amd64: fail:map:unresolved-library, nobody provides libjli.so")
        .contains("no name of yours", " bytes in the app, 0 in this file")
        .doesNotContain("note: ");
    byte[] bytes = Files.readAllBytes(bundle);
    assertThat(bytes.length).as("of a launcher of more than 10 kB").isLessThan(10_000);
  }

  @Test
  void becomesAnItemThatFailsInTheSameWay() throws Exception {
    assertThat(report()).isZero();
    Shell there = Shell.piped(folder.resolve("cache"));
    assertThat(receive(there)).as(there.err()).isZero();
    UserReport report = UserReports.read(repository).get(0);
    assertThat(there.out())
        .contains("took in report " + report.id(), "| does not start", "commit: git add reported")
        .doesNotContain("add to debwright.yaml");
    Shell again = Shell.piped(folder.resolve("cache"));
    String corpus = repository.resolve(UserReports.CORPUS).toString();
    assertThat(
            again.run(
                "explain", "item:" + report.item(), "--corpus", corpus, "--library", "libjli.so"))
        .isEqualTo(1);
    assertThat(again.out()).contains("debian:12 amd64: fail:map:unresolved-library");
    assertThat(receive(again)).isZero();
    assertThat(again.out()).contains("known: report " + report.id(), "nothing new to commit");
  }

  private int receive(Shell there) {
    return there.run(
        "report-app", "--receive", bundle.toString(), "--repository", repository.toString());
  }

  @Test
  void writesJsonWithItsSchema() throws IOException {
    assertThat(report("--format", "json", "--release", "noble", "--reporter", "Jo")).isZero();
    JsonNode json = new JsonMapper().readTree(shell.out());
    assertThat(json.path("schema").asInt()).isEqualTo(1);
    assertThat(json.path("code_kept").asLong(-1)).isZero();
    assertThat(json.path("objects").path(0).path("path").asText()).isEqualTo("/bin/runner");
    assertThat(json.path("seen").path(0).path("release").asText()).isEqualTo("ubuntu:24.04");
    Shell there = Shell.piped(folder.resolve("cache"));
    assertThat(
            there.run(
                "report-app",
                "--receive",
                bundle.toString(),
                "--repository",
                repository.toString(),
                "--format",
                "json"))
        .isZero();
    JsonNode received = new JsonMapper().readTree(there.out());
    assertThat(received.path("schema").asInt()).isEqualTo(1);
    assertThat(received.path("reporter").asText()).isEqualTo("Jo");
    assertThat(received.path("known").asBoolean(true)).isFalse();
  }

  @Test
  void saysWhatItIsThatCannotBeOpenedWithoutThePathToIt() throws Exception {
    app = Files.writeString(folder.resolve("broken.deb"), "a text");
    assertThat(report()).as(shell.err()).isZero();
    assertThat(shell.out())
        .contains("broken.deb: not an app", "nothing of the app, which could not be opened");
    assertThat(new String(Files.readAllBytes(bundle), StandardCharsets.ISO_8859_1))
        .doesNotContain(folder.toString());
    assertThat(
            shell.run(
                "report-app",
                "--receive",
                bundle.toString(),
                "--repository",
                repository.toString()))
        .isZero();
    assertThat(UserReports.read(repository)).extracting(UserReport::item).containsExactly("");
  }

  @Test
  void asksForWhatIsMissing() {
    assertThat(shell.run("report-app")).isEqualTo(2);
    assertThat(shell.run("report-app", app.toString())).isEqualTo(2);
    assertThat(shell.run("report-app", app.toString(), "-m", "x", "--expects", "Not A Name"))
        .isEqualTo(2);
    assertThat(shell.run("report-app", "--receive", bundle.toString(), "-m", "x")).isEqualTo(2);
    assertThat(shell.err())
        .contains("which app?", "what goes wrong with it?", "is no name of a package", "leave out");
    assertThat(bundle).doesNotExist();
  }
}
