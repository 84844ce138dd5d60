package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import debwright.deploy.TinySite;
import debwright.launcher.Tools;
import debwright.ledger.Event;
import debwright.ledger.Fact.Marked;
import debwright.ledger.Ledger;
import debwright.ledger.Mark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployCommandTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private TinySite site;

  private Shell shell = Shell.piped();

  @BeforeEach
  void begin() throws Exception {
    Tools.require("git", "setsid");
    site = TinySite.in(folder);
  }

  @AfterEach
  void end() {
    site.close();
  }

  private int run(String... words) {
    shell = Shell.piped(System.getenv());
    List<String> args = new ArrayList<>(List.of(words));
    args.addAll(List.of("--repository", site.tiny().root().toString()));
    return shell.run(args.toArray(String[]::new));
  }

  private JsonNode json() throws Exception {
    return new ObjectMapper().readTree(shell.out());
  }

  @Test
  void deploysWhatIsMarkedAndNothingElse() throws Exception {
    assertThat(run("deploy", "production")).as(shell.err()).isEqualTo(1);
    assertThat(shell.err()).contains("error: ").contains("hint: ").contains("--first");
    assertThat(run("deploy", "production", "--first")).as(shell.err()).isZero();
    assertThat(shell.out()).startsWith("production: revision ").contains(" is deployed (checkout ");
    String two = site.land("two", "a", "1");
    String three = site.land("three", "a", "2");
    assertThat(run("deploy", "production", "main")).isEqualTo(1);
    assertThat(shell.err())
        .contains("2 revisions block it")
        .contains(two.substring(0, 10) + " needs-check: two");
    assertThat(run("qa", "mark", two, "--bad", "-m", "no menu")).as(shell.err()).isZero();
    assertThat(run("qa", "mark", three, "--covers", two, "--deployable", "-m", "a menu")).isZero();
    assertThat(shell.out())
        .isEqualTo(
            "revision %1$s is bad until %2$s\nrevision %2$s is deployable\n"
                .formatted(two.substring(0, 10), three.substring(0, 10)));
    assertThat(run("deploy", "production", two)).as("alone it is bad").isEqualTo(1);
    assertThat(shell.err()).contains("deploy it with " + three.substring(0, 10));
    assertThat(run("deploy", "production", "--format", "json")).as(shell.err()).isZero();
    assertThat(json().path("revision").asText()).isEqualTo(three);
    assertThat(json().path("stages_ms").path("deploy").isNumber()).isTrue();
    assertThat(run("deploy", "production", "--rollback")).as(shell.err()).isZero();
    assertThat(shell.out()).contains(" is back, before it " + three.substring(0, 10));
    assertThat(site.runs("production")).isNotEqualTo(three);
  }

  @Test
  void listsWhatAnEnvironmentDoesNotHave() throws Exception {
    run("deploy", "production", "--first");
    run("deploy", "staging");
    String two = site.land("two \u001B[31m", "a", "1");
    run("qa", "mark", two, "--deployable", "-m", "looked at");
    run("deploy", "staging");
    assertThat(run("qa", "list")).as(shell.err()).isZero();
    assertThat(shell.out())
        .contains("deployable", "looked at", "production: deployable: " + two.substring(0, 10))
        .doesNotContain("\u001B");
    assertThat(run("qa", "list", "--environment", "staging", "--format", "json")).isZero();
    assertThat(json().path("revisions")).isEmpty();
    assertThat(run("trunk", "log", "--environment", "staging")).isZero();
    assertThat(shell.out()).contains("deployable: nothing is undeployed");
    assertThat(run("trunk", "log", "--environment", "stagign")).isEqualTo(2);
    assertThat(shell.err()).contains("there are: production, staging");
  }

  @Test
  void tellsWhatTheMachineMarkedFromWhatPeopleDid() throws Exception {
    run("deploy", "production", "--first");
    String two = site.land("two", "a", "1");
    String three = site.land("three", "a", "2");
    Ledger.of(site.trunk())
        .append(
            Event.MACHINE,
            new Marked(two, Mark.HARMLESS, Optional.empty(), "its run shows no difference"));
    // Versions before let it be signed by whom git knows.
    Ledger.of(site.trunk())
        .append(new Marked(three, Mark.HARMLESS, Optional.empty(), "no difference"));
    assertThat(run("qa", "list")).as(shell.err()).isZero();
    assertThat(shell.out().lines().filter(line -> line.contains("Debwright, by itself")))
        .as("one of two that are harmless")
        .hasSize(1);
    assertThat(run("qa", "list", "--format", "json")).isZero();
    assertThat(json().path("revisions").findValuesAsText("by_machine"))
        .containsExactly("true", "false");
    assertThat(json().path("deployable").asText()).as("both are heeded").isEqualTo(three);
  }

  @Test
  void tellsWhyADeployFailed() throws Exception {
    run("deploy", "production", "--first");
    String two = site.land("two", "broken-check", "1");
    run("qa", "mark", two, "--deployable", "-m", "fine");
    assertThat(run("deploy", "production")).isEqualTo(1);
    assertThat(shell.out())
        .contains("could not be deployed", "check: exit status 1", "FAIL: page answers 500")
        .contains("was put back", "all that was written: ");
  }

  @Test
  void saysWhatIsWrongWithTheQuestion() {
    assertThat(run("deploy", "producton")).isEqualTo(2);
    assertThat(shell.err()).contains("no environment 'producton'", "it has: staging, production");
    assertThat(run("deploy", "production", "--rollback", "--first")).isEqualTo(2);
    assertThat(run("qa", "mark", "main", "-m", "x")).isEqualTo(2);
    assertThat(run("qa", "mark", "main", "--bad", "--deployable", "-m", "x")).isEqualTo(2);
    assertThat(run("qa", "mark", "main", "--bad", "--covers", "main~1", "-m", "x")).isEqualTo(2);
    assertThat(run("qa", "mark", "nothing", "--bad", "-m", "x")).isEqualTo(3);
    assertThat(run("qa")).isEqualTo(2);
  }
}
