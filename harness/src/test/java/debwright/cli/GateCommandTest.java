package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.index.IndexWriter;
import debwright.index.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateCommandTest {
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
  void passesAChangeThatChangesNothing() throws IOException {
    repository.write("engine/note", "nothing that matters");
    assertThat(gate("--baseline", "HEAD")).as(shell.err()).isZero();
    assertThat(lastLine())
        .isEqualTo("verdict: PASS (0 regressed, 0 fixed, 0 changed, 0 unknown of 1)");
  }

  @Test
  void failsAChangeThatMakesAnItemWorse() throws IOException {
    repository.answer("libc6 (>= 2.17)");
    assertThat(gate("--baseline", "HEAD")).as(shell.err()).isEqualTo(1);
    assertThat(shell.out()).contains("toy/app", "libc6 (>= 2.34)", "libc6 (>= 2.17)");
    assertThat(lastLine())
        .isEqualTo("verdict: FAIL (1 regressed, 0 fixed, 0 changed, 0 unknown of 1)");
  }

  @Test
  void judgesByLabelsWithoutABaseline() {
    assertThat(gate()).as(shell.err()).isZero();
    assertThat(shell.err()).contains("no baseline: debwright.yaml names none");
    assertThat(lastLine()).startsWith("verdict: PASS");
  }

  @Test
  void tellsWhatItDoes() {
    gate("--baseline", "HEAD");
    assertThat(shell.err())
        .contains("baseline: revision ", "candidate: the work tree", "building", "running ");
  }

  @Test
  void judgesWhatABranchWouldMakeOfTrunk() throws Exception {
    repository.branch("work");
    repository.answer("libc6 (>= 2.17)");
    repository.commit();
    repository.checkOut("main");
    assertThat(gate("--baseline", "HEAD")).as(shell.err()).isZero();
    assertThat(gate("--baseline", "HEAD", "--merge", "work")).as(shell.err()).isEqualTo(1);
    assertThat(shell.err()).contains("candidate: revision ");
  }

  @Test
  void countsWhatEnginesDoWhereAskedTo() throws IOException {
    repository.write("engine/note", "another engine");
    assertThat(gate("--baseline", "HEAD", "--speed")).as(shell.err()).isZero();
    assertThat(shell.out()).contains("note: speed: INCONCLUSIVE (0 regressed, ");
    assertThat(shell.err()).contains("counting the work tree");
  }

  @Test
  void writesItsReports() {
    gate("--baseline", "HEAD");
    for (String name :
        List.of(
            "index.html",
            "results.csv",
            "timings.csv",
            "comparison.csv",
            "comparison.json",
            "comparison.sarif",
            "junit.xml",
            "summary.md")) {
      assertThat(folder.resolve("report").resolve(name)).isNotEmptyFile();
    }
  }

  @Test
  void countsAWrongDigestAsUnknown() throws IOException {
    repository.write("app", "another app");
    assertThat(gate("--baseline", "HEAD")).as(shell.err()).isEqualTo(1);
    assertThat(lastLine())
        .isEqualTo("verdict: INCONCLUSIVE (0 regressed, 0 fixed, 0 changed, 1 unknown of 1)");
  }

  @Test
  void countsAnItemWithoutAnIndexAsUnknown() throws Exception {
    Path manifest = repository.path("apps.corpus.csv");
    Files.writeString(
        manifest, Files.readString(manifest).replace("debian:12,amd64", "debian:12,arm64"));
    repository.commit();
    assertThat(gate("--baseline", "HEAD")).as(shell.err()).isEqualTo(1);
    assertThat(shell.out()).contains("no index for debian:12 arm64");
    assertThat(lastLine()).startsWith("verdict: INCONCLUSIVE");
  }

  @Test
  void refusesWhatIsNoIndex() throws IOException {
    Files.writeString(index(), "a text");
    assertThat(gate()).isEqualTo(2);
    assertThat(shell.err()).contains("error: ", "empty.index", "no index");
  }

  @Test
  void refusesADuplicateId() throws IOException {
    Path manifest = repository.path("apps.corpus.csv");
    String row = Files.readAllLines(manifest).get(1);
    Files.writeString(manifest, Files.readString(manifest) + row + "\n");
    assertThat(gate()).isEqualTo(2);
    assertThat(shell.err()).contains("error: ", "apps.corpus.csv:3", "hint: ");
  }

  @Test
  void refusesAnUnknownKey() throws IOException {
    repository.write(
        "debwright.yaml", Files.readString(repository.path("debwright.yaml")) + "base: main\n");
    assertThat(gate()).isEqualTo(2);
    assertThat(shell.err()).contains("debwright.yaml:7", "unknown key 'base'", "hint: ");
  }

  @Test
  void refusesAnUnknownCorpus() throws IOException {
    Files.delete(repository.path("apps.corpus.csv"));
    assertThat(gate()).isEqualTo(2);
    assertThat(shell.err()).contains("no corpus apps.corpus.csv", "hint: name a manifest");
  }

  @Test
  void saysThatThereIsNoSuchRevision() {
    assertThat(gate("--baseline", "nowhere")).isEqualTo(3);
    assertThat(shell.err()).contains("error: no revision 'nowhere'", "hint: ");
  }

  @Test
  void saysThatARevisionIsTooOldToHaveAnEngine() throws Exception {
    Files.delete(repository.path("debwright.yaml"));
    repository.commit();
    assertThat(gate("--candidate", "HEAD")).isEqualTo(3);
    assertThat(shell.err()).contains("error: ").doesNotContain("bug");
  }

  @Test
  void showsTheEndOfABuildThatFails() throws IOException {
    String project = Files.readString(repository.path("debwright.yaml"));
    repository.write("debwright.yaml", project.replace("\"true\"", "echo no such type; exit 1"));
    assertThat(gate()).isEqualTo(3);
    assertThat(shell.err()).contains("no such type", "error: the build of the work tree", "hint: ");
  }

  @Test
  void saysThatThereIsNoRepository() {
    String nowhere = folder.resolve("cache").toString();
    assertThat(shell.run("gate", "--repository", nowhere)).isEqualTo(3);
    assertThat(shell.err()).contains("error: no git repository", "hint: ");
  }

  private int gate(String... more) {
    List<String> words = new ArrayList<>(List.of("gate", "--repository", repository.toString()));
    words.addAll(List.of("--index", index().toString()));
    words.addAll(List.of("--report", folder.resolve("report").toString()));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  private Path index() {
    return folder.resolve("empty.index");
  }

  private String lastLine() {
    return shell.out().lines().reduce("", (before, line) -> line);
  }
}
