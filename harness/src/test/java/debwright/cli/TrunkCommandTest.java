package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import debwright.index.IndexWriter;
import debwright.index.Release;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrunkCommandTest {
  private static final String OLD = "libc6 (>= 2.34)";
  private static final String NEW = "libc6 (>= 2.17)";

  @TempDir Path folder;

  private ToyRepository repository = ToyRepository.NONE;
  private Shell shell = Shell.piped();

  /** Six revisions: a text, a better answer, one that does not build, a text, and a note. */
  @BeforeEach
  void begin() throws Exception {
    repository = ToyRepository.in(folder.resolve("repository"));
    shell = Shell.piped(folder.resolve("cache"));
    new IndexWriter(new Release("debian:12"), "amd64", "nowhere").write(index());
    land("README", "words");
    land("engine/depends", NEW);
    land("engine/broken", "");
    land("engine/note", "mended");
    land("README", "more words");
  }

  private void land(String file, String text) throws Exception {
    repository.write(
        "debwright.yaml",
        """
        trunk: main
        engine:
          paths: [engine]
          build: "%s"
          worker: sh engine/worker
        corpora: [apps.corpus.csv]
        """
            .formatted(file.endsWith("broken") ? "echo no javac; false" : "true"));
    repository.write(file, text);
    repository.commit();
  }

  private Path index() {
    return folder.resolve("index.dwidx");
  }

  private int run(String command, String... more) {
    List<String> args = new ArrayList<>(List.of("trunk", command, "--offline"));
    if (!List.of(more).contains("--repository")) {
      args.addAll(List.of("--repository", repository.toString()));
    }
    if (!command.equals("log")) {
      args.addAll(List.of("--index", index().toString()));
    }
    args.addAll(List.of(more));
    return shell.run(args.toArray(String[]::new));
  }

  private JsonNode json() throws Exception {
    return new ObjectMapper().readTree(shell.out());
  }

  @Test
  void runsEachEngineOnceAndRecordsItForItsRevisions() throws Exception {
    assertThat(run("run", "--since", "HEAD~5", "--format", "json")).as(shell.err()).isEqualTo(1);
    assertThat(json().path("revisions").findValuesAsText("result"))
        .containsExactly("ran", "ran", "failed", "ran", "known");
    assertThat(shell.err()).contains("no javac", "(echo no javac; false) failed with exit code 1");

    shell = Shell.piped(folder.resolve("cache"));
    assertThat(run("run", "--since", "HEAD~1", "--format", "json")).as(shell.err()).isZero();
    assertThat(json().path("revisions").findValuesAsText("result")).containsExactly("known");
    assertThat(shell.err()).doesNotContain("running");

    shell = Shell.piped(folder.resolve("cache"));
    assertThat(run("log", "--format", "json")).as(shell.err()).isZero();
    JsonNode revisions = json().path("revisions");
    assertThat(revisions).hasSize(6);
    assertThat(revisions.get(0).path("run").asText())
        .as("one engine, one run")
        .hasSize(64)
        .isEqualTo(revisions.get(1).path("run").asText());
    assertThat(revisions.get(2).path("run").isNull()).as("it does not build").isTrue();
  }

  @Test
  void findsTheRevisionThatChangedAnItem() throws Exception {
    assertThat(run("bisect", "toy/app", "--good", "HEAD~5")).as(shell.err()).isZero();
    assertThat(shell.out())
        .contains(
            "toy/app debian:12 amd64: changed\n",
            "  was   ok, " + OLD + "\n",
            "  is    ok, " + NEW + "\n")
        .containsPattern("\n  by    [0-9a-f]{10} Change\n  after [0-9a-f]{10} Change\n")
        .endsWith("engines looked at and 2 asked again, of 4 in 6 revisions\n");
  }

  @Test
  void saysWhatCannotBeToldApart() throws Exception {
    assertThat(run("bisect", "--all", "--good", "HEAD~5", "--bad", "HEAD~1", "--format", "json"))
        .as(shell.err())
        .isZero();
    assertThat(json().path("items").get(0).path("culprits")).hasSize(1);
    shell = Shell.piped(folder.resolve("cache"));
    assertThat(run("bisect", "--all", "--good", "HEAD~3", "--bad", "HEAD")).isZero();
    assertThat(shell.out()).startsWith("0 engines looked at");
    shell = Shell.piped(folder.resolve("cache"));
    assertThat(run("bisect", "toy/app", "--good", "HEAD~2")).isEqualTo(2);
    assertThat(shell.err())
        .contains("cannot be an end of the search", "hint: name another one by --good or --bad");
  }

  @Test
  void worksInABareRepositoryAndSaysWhatAShallowOneLacks() throws Exception {
    Path bare = clone("bare", "--bare");
    assertThat(run("bisect", "toy/app", "--good", "HEAD~5", "--repository", bare.toString()))
        .as(shell.err())
        .isZero();
    assertThat(shell.out()).startsWith("toy/app debian:12 amd64: changed\n");
    Path shallow = clone("shallow", "--depth", "2");
    assertThat(run("run", "--since", "HEAD~3", "--repository", shallow.toString())).isEqualTo(3);
    assertThat(shell.err()).contains(", a shallow clone\nhint: git fetch --unshallow\n");
  }

  private Path clone(String name, String... options) throws Exception {
    Path to = folder.resolve(name);
    List<String> command = new ArrayList<>(List.of("git", "clone", "-q"));
    command.addAll(List.of(options));
    command.addAll(List.of("file://" + repository, to.toString()));
    assertThat(new ProcessBuilder(command).start().waitFor()).as(command.toString()).isZero();
    return to;
  }

  @Test
  void blamesNobodyForAnAnswerThatDoesNotRepeat() throws Exception {
    String once =
        """
        [ -e '%1$s' ] && answer='libc6 (>= 2.17)' || answer='libc6 (>= 2.30)'
        : >'%1$s'
        echo '{"protocol":1,"engine":"toy","capabilities":[],"indexFormats":["debwright-index-1"]}'
        while read -r line; do
          id=$(printf '%%s' "$line" | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')
          printf '{"id":"%%s","outcome":"ok","depends":"%%s","plan":{}}\\n' "$id" "$answer"
        done
        """
            .formatted(folder.resolve("asked"));
    land("engine/worker", once);
    assertThat(run("bisect", "toy/app", "--good", "HEAD~2")).as(shell.err()).isEqualTo(1);
    assertThat(shell.out())
        .contains(
            "toy/app debian:12 amd64: flaky, nobody is blamed\n",
            "does not repeat: first \"ok, libc6 (>= 2.30)\", then \"ok, " + NEW + "\"\n");
  }

  @Test
  void saysWhatMakesNoSense() {
    assertThat(run("bisect")).isEqualTo(2);
    assertThat(run("bisect", "toy/app", "--all")).isEqualTo(2);
    assertThat(run("bisect", "toy/app")).isEqualTo(2);
    assertThat(shell.err())
        .contains(
            "error: no item named",
            "error: --all and items exclude each other",
            "error: since when? Nothing of trunk is deployed, and debwright.yaml names no baseline",
            "hint: name a revision by --good");
    assertThat(run("bisect", "toy/nonesuch", "--good", "HEAD~5")).isEqualTo(2);
    assertThat(run("run", "--since", "HEAD~77")).isEqualTo(3);
    assertThat(shell.err()).contains("error: no item toy/nonesuch", "error: no revision 'HEAD~77'");
  }

  @Test
  void theLogIsForPeopleToo() {
    assertThat(run("log", "--limit", "2")).as(shell.err()).isZero();
    assertThat(shell.out().lines().toList())
        .hasSize(4)
        .first()
        .isEqualTo("revision    engine      run  verdict  deploys  mark  deployable  subject");
    assertThat(shell.out()).contains("deployable: nothing; ", " and 5 more block what is newer\n");
  }
}
