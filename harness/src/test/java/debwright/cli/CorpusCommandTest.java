package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.corpus.Digests;
import debwright.index.IndexWriter;
import debwright.index.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusCommandTest {
  private static final String HEADER =
      "id,source,location,sha256,size,release,architecture,tier,label,expected\n";

  @TempDir Path folder;

  private ToyRepository repository = ToyRepository.NONE;
  private Shell shell = Shell.piped();
  private String manifest = "";

  @BeforeEach
  void begin() throws Exception {
    repository = ToyRepository.in(folder.resolve("repository"));
    shell = Shell.piped(folder.resolve("cache"));
    manifest = repository.path("apps.corpus.csv").toString();
    new IndexWriter(new Release("debian:12"), "amd64", "nowhere").write(index());
  }

  @Test
  void listsWhatComesWithIt() {
    assertThat(shell.run("corpus", "list")).isZero();
    assertThat(shell.out().lines())
        .hasSize(6)
        .anyMatch(line -> line.matches("apps +\\d+ .*debian:12/amd64 .*ubuntu:24.04/amd64.*"))
        .anyMatch(line -> line.matches("trixie-arm64 +189 +189 +debian:13/arm64.*"))
        .anyMatch(line -> line.matches("bookworm +252 +252 +debian:12/amd64.*"));
  }

  @Test
  void showsItems() {
    assertThat(shell.run("corpus", "show", manifest)).isZero();
    assertThat(shell.out().lines())
        .containsExactly(
            "item     release          tier       size  source    label",
            "toy/app  debian:12/amd64  must-pass     6  file app  shlibdeps: libc6 (>= 2.34)");
  }

  @Test
  void showsTheManifestItself() throws IOException {
    assertThat(shell.run("corpus", "show", manifest, "--csv")).isZero();
    assertThat(shell.out()).isEqualTo(Files.readString(Path.of(manifest)));
  }

  @Test
  void saysThatThereIsNoSuchCorpus() {
    assertThat(shell.run("corpus", "show", "nothing")).isEqualTo(2);
    assertThat(shell.err()).startsWith("error: no corpus nothing").contains("hint: name a");
  }

  @Test
  void tellsEveryProblemOfAManifest() throws IOException {
    repository.write("apps.corpus.csv", "id,source\n");
    assertThat(shell.run("corpus", "show", manifest)).isEqualTo(2);
    assertThat(shell.err().lines()).filteredOn(line -> line.startsWith("error: ")).hasSize(8);
    assertThat(shell.err()).contains("\nhint: the README shows a manifest");
  }

  @Test
  void fetchesNothingWhenAllIsThere() {
    assertThat(shell.run("corpus", "fetch", manifest)).isZero();
    assertThat(shell.err()).contains("fetched 1 of 1 items");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Files.delete(repository.path("app"));
    assertThat(shell.run("corpus", "fetch", manifest)).isEqualTo(2);
    assertThat(shell.err()).contains("error: toy/app", "hint: restore the file");
  }

  @Test
  void keepsWhatAnEngineAnswers() {
    assertThat(run("symbols")).as(shell.err()).isZero();
    assertThat(shell.out()).contains("shlibdeps: 1 of 1 exact (100.0 %)");
    assertThat(folder.resolve("symbols/results.csv")).content().contains("toy/app,debian:12");
  }

  @Test
  void tellsRunsOfTwoStrategiesApart() {
    run("names");
    assertThat(folder.resolve("names/run.json")).content().contains("strategy names");
  }

  @Test
  void replacesARunButNothingElse() throws IOException {
    run("symbols");
    assertThat(run("symbols")).as(shell.err()).isZero();
    Files.writeString(Files.createDirectory(folder.resolve("names")).resolve("letter"), "dear");
    assertThat(run("names")).isEqualTo(2);
    assertThat(shell.err()).contains("error: there is a file already");
  }

  @Test
  void runsAnyCommandThatSpeaksTheProtocol() {
    String worker = "cmd:cd " + repository + " && exec sh engine/worker";
    assertThat(run("symbols", "--engine", worker)).as(shell.err()).isZero();
    assertThat(shell.out()).contains("1 of 1 exact");
  }

  @Test
  void refusesAnEngineThatDoesNot() {
    assertThat(run("symbols", "--engine", "cmd:echo hello")).isEqualTo(3);
    assertThat(shell.err()).contains("error: ").doesNotContain("bug");
  }

  @Test
  void labelsPackagesWithWhatTheyDeclare() throws IOException {
    String control =
        "Package: tiny\nVersion: 1:2-3\nPre-Depends: libc6 (>= 2.36)\nDepends: liba1 | liba2,\n libb1:any\n";
    byte[] deb = TinyDeb.of(Map.of("control", control), Map.of());
    byte[] damaged = TinyDeb.of(Map.of("control", "no field\n"), Map.of());
    repository.write("apps.corpus.csv", HEADER + row("app", app()) + row("tiny.deb", deb));
    Files.write(repository.path("tiny.deb"), deb);
    assertThat(shell.run("corpus", "label", manifest, "--declared")).as(shell.err()).isZero();
    assertThat(Files.readString(Path.of(manifest)))
        .isEqualTo(
            HEADER
                + row("app", app())
                + row("tiny.deb", deb)
                    .replace(
                        ",full,,", ",full,declared,\"libc6 (>= 2.36), liba1 | liba2, libb1:any\""));
    assertThat(repository.path("apps.declared.csv"))
        .hasContent(
            "id,release,architecture,package,version,sha256\ntoy/tiny.deb,debian:12,amd64,tiny,1:2-3,"
                + Digests.of(deb));
    assertThat(shell.err())
        .contains("no label for toy/app debian:12 amd64: it is no package")
        .contains("labelled 1 of 2 items");
    Files.write(repository.path("tiny.deb"), damaged);
    repository.write("apps.corpus.csv", HEADER + row("tiny.deb", damaged));
    assertThat(shell.run("corpus", "label", manifest, "--declared")).isZero();
    assertThat(shell.err()).contains("no label for toy/tiny.deb debian:12 amd64: line 1");
  }

  private byte[] app() throws IOException {
    return Files.readAllBytes(repository.path("app"));
  }

  private static String row(String file, byte[] bytes) {
    return "toy/%s,file,%s,%s,%d,debian:12,amd64,full,,\n"
        .formatted(file, file, Digests.of(bytes), bytes.length);
  }

  @Test
  void addsWhatAListNames() throws IOException {
    Path list = repository.path("list.txt");
    repository.write("list.txt", "# mine\nfile app\n");
    String fresh = repository.path("mine.corpus.csv").toString();
    String[] words = {"corpus", "add", fresh, "--from", list.toString(), "--release", "noble"};
    assertThat(shell.run(words)).as(shell.err()).isZero();
    assertThat(Files.readString(Path.of(fresh)))
        .isEqualTo(
            HEADER
                + row("app", app())
                    .replace("toy/app", "file/app")
                    .replace("debian:12", "ubuntu:24.04"));
    assertThat(shell.err()).contains("added 1 items to " + fresh + ", which has 1; 0 were there");
    repository.write("list.txt", "file app\nfile gone\n");
    assertThat(shell.run(words)).isEqualTo(3);
    assertThat(shell.err())
        .contains(
            "added 0 items", "error: file gone: gone: no file", "hint: the others were added");
  }

  @Test
  void asksWhichAppsToAdd() {
    for (String[] wrong :
        new String[][] {
          {"mine.corpus.csv"},
          {"mine.csv", "--section", "games"},
          {"mine.corpus.csv", "--section", "games", "--from", "list"},
          {"mine.corpus.csv", "--popcon", "by_inst"},
          {"mine.corpus.csv", "--section", "games", "-n", "0"},
          {"mine.corpus.csv", "--section", "games", "--arch", "z80"},
          {"mine.corpus.csv", "--section", "games", "--suite", "woodworm"},
        }) {
      String[] words =
          Stream.concat(Stream.of("corpus", "add"), Arrays.stream(wrong)).toArray(String[]::new);
      assertThat(shell.run(words)).as(String.join(" ", words)).isEqualTo(2);
    }
    assertThat(shell.err().lines().filter(line -> line.startsWith("hint: "))).hasSize(7);
  }

  @Test
  void wantsOnePlaceToTakeLabelsFrom() {
    assertThat(shell.run("corpus", "label", manifest)).isEqualTo(2);
    assertThat(shell.run("corpus", "label", manifest, "--declared", "--root", "r")).isEqualTo(2);
    assertThat(shell.err()).contains("hint: give either --root DIR or --declared");
  }

  @Test
  void asksForACommandOfItsOwn() {
    assertThat(shell.run("corpus")).isEqualTo(2);
    assertThat(shell.run("corpus", "lst")).isEqualTo(2);
    assertThat(shell.err()).contains("unknown command lst", "did you mean list");
  }

  private int run(String strategy, String... more) {
    String[] words = {
      "corpus",
      "run",
      "--corpus",
      manifest,
      "--repository",
      repository.toString(),
      "--index",
      index().toString(),
      "--strategy",
      strategy,
      "-o",
      folder.resolve(strategy).toString()
    };
    return shell.run(Stream.of(words, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private Path index() {
    return folder.resolve("empty.index");
  }
}
