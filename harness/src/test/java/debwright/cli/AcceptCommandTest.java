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

class AcceptCommandTest {
  @TempDir Path folder;

  private ToyRepository repository = ToyRepository.NONE;
  private Shell shell = Shell.piped();

  @BeforeEach
  void begin() throws Exception {
    repository = ToyRepository.in(folder.resolve("repository"));
    Path manifest = repository.path("apps.corpus.csv");
    Files.writeString(
        manifest, Files.readString(manifest).replace("shlibdeps,libc6 (>= 2.34)", ","));
    Path project = repository.path("debwright.yaml");
    Files.writeString(project, Files.readString(project) + "waivers: waivers.yaml\n");
    repository.commit();
    shell = Shell.piped(folder.resolve("cache"));
    new IndexWriter(new Release("debian:12"), "amd64", "nowhere").write(index());
  }

  @Test
  void letsPassWhatWasSeenAndIsMeant() throws IOException {
    repository.answer("libc6 (>= 2.34), libfoo1");
    assertThat(gate()).as(shell.out()).isEqualTo(1);
    assertThat(accept(report(), "-m", "libfoo is opened at start", "--owner", "ann"))
        .as(shell.err())
        .isZero();
    assertThat(shell.out()).contains("gained libfoo1: toy/app debian:12 amd64");
    assertThat(Files.readString(repository.path("waivers.yaml")))
        .contains(
            "reason: libfoo is opened at start", "owner: ann", "- gained libfoo1", "max-items: 1");
    assertThat(gate()).as(shell.out()).isZero();
    assertThat(shell.out()).contains("verdict: PASS_WAIVED (1 regressed,");
  }

  @Test
  void acceptsThatChangeAndNoOther() throws IOException {
    repository.answer("libc6 (>= 2.34), libfoo1");
    gate();
    accept(report(), "-m", "meant");
    repository.answer("libc6 (>= 2.34), libfoo2");
    assertThat(gate()).as(shell.out()).isEqualTo(1);
  }

  @Test
  void acceptsAFailureOnlyIfAskedTo() throws IOException {
    repository.write(
        "engine/worker",
        Files.readString(repository.path("engine/worker"))
            .replace("\"ok\"", "\"fail:map:unresolved-library\""));
    assertThat(gate()).as(shell.out()).isEqualTo(1);
    assertThat(accept(report(), "-m", "meant")).isEqualTo(1);
    assertThat(shell.err()).contains("--all accepts the others, too");
    assertThat(Files.exists(repository.path("waivers.yaml"))).isFalse();
    assertThat(accept(report(), "--all", "-m", "meant")).as(shell.err()).isZero();
    assertThat(gate()).as(shell.out()).isZero();
  }

  @Test
  void addsBehindWhatIsThere() throws IOException {
    String before =
        """
        # ours
        waivers:
          - id: W1
            items: [other]
            reason: so it is
            owner: ann
            created: 2026-11-01
            expires: 2026-12-01
        """;
    repository.write("waivers.yaml", before);
    repository.answer("libfoo1");
    gate();
    assertThat(accept(report(), "-m", "a \"quoted\": reason")).as(shell.err()).isZero();
    assertThat(Files.readString(repository.path("waivers.yaml"))).startsWith(before + "  - id: A-");
  }

  @Test
  void acceptsWhatARunShows() throws IOException {
    repository.answer("libfoo1");
    Path run = folder.resolve("run");
    assertThat(
            shell.run(
                "corpus",
                "run",
                "--repository",
                repository.toString(),
                "--index",
                index().toString(),
                "--corpus",
                repository.path("apps.corpus.csv").toString(),
                "-o",
                run.toString()))
        .as(shell.err())
        .isZero();
    repository.write(
        "debwright.yaml",
        Files.readString(repository.path("debwright.yaml")) + "baseline: " + head() + "\n");
    assertThat(accept(run, "-m", "meant")).as(shell.err()).isZero();
    assertThat(shell.out()).contains("gained libfoo1");
  }

  @Test
  void wantsAReasonAndAFileToWriteTo() throws IOException {
    assertThat(accept(report(), "-m", " ")).isEqualTo(2);
    assertThat(accept(folder, "-m", "meant")).isEqualTo(2);
    assertThat(shell.err()).contains("neither a comparison nor a run");
    Path project = repository.path("debwright.yaml");
    Files.writeString(project, Files.readString(project).replaceAll("waivers.*\n", ""));
    assertThat(accept(report(), "-m", "meant")).isEqualTo(2);
    assertThat(shell.err()).contains("hint: add a line such as waivers: waivers.yaml");
  }

  private String head() throws IOException {
    return Files.readString(repository.path(".git/refs/heads/main")).strip();
  }

  private Path report() {
    return folder.resolve("report");
  }

  private int accept(Path what, String... more) {
    List<String> words = new ArrayList<>(List.of("accept", what.toString()));
    words.addAll(List.of("--repository", repository.toString(), "--index", index().toString()));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  private int gate() {
    return shell.run(
        "gate",
        "--repository",
        repository.toString(),
        "--index",
        index().toString(),
        "--baseline",
        "HEAD",
        "--report",
        report().toString());
  }

  private Path index() {
    return folder.resolve("empty.index");
  }
}
