package debwright.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As the public documentation of the two forges has it. */
class StatusChannelTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Receiver receiver;

  @BeforeEach
  void start() throws Exception {
    receiver = Receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private StatusChannel channel(StatusForge forge, String repository) {
    return new StatusChannel(
        forge,
        receiver.address(),
        repository,
        new Secret("TOKEN", name -> "t0ken"),
        Duration.ofSeconds(10));
  }

  private JsonNode state(StatusForge forge, String kind) throws Exception {
    Notice notice =
        new Notice(kind, "T", "", Optional.empty(), Optional.of(Notices.REVISION), kind);
    channel(forge, "owner/name").send(notice);
    return JSON.readTree(receiver.next().body());
  }

  @Test
  void setsTheStatusAtGithub() throws Exception {
    receiver.answers(201, "{}");
    channel(StatusForge.GITHUB, "owner/name").send(Notices.landed("a", "Title\nline", "text"));
    Receiver.Request request = receiver.next();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/repos/owner/name/statuses/" + Notices.REVISION);
    assertThat(request.header("Authorization")).isEqualTo("Bearer t0ken");
    assertThat(request.header("Accept")).isEqualTo("application/vnd.github+json");
    assertThat(request.header("X-GitHub-Api-Version")).isEqualTo("2022-11-28");
    assertThat(JSON.readTree(request.body()))
        .isEqualTo(
            JSON.createObjectNode()
                .put("state", "success")
                .put("context", "debwright")
                .put("description", "landed: Title line")
                .put("target_url", "https://example.org/proposals/7?a=1&b=2"));
  }

  @Test
  void setsTheStatusAtGitlab() throws Exception {
    receiver.answers(201, "{}");
    channel(StatusForge.GITLAB, "group/sub/name").send(Notices.landed("a", "Title", "text"));
    Receiver.Request request = receiver.next();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path())
        .isEqualTo("/api/v4/projects/group%2Fsub%2Fname/statuses/" + Notices.REVISION);
    assertThat(request.header("PRIVATE-TOKEN")).isEqualTo("t0ken");
    assertThat(request.header("Content-Type")).isEqualTo("application/json");
    assertThat(JSON.readTree(request.body()))
        .isEqualTo(
            JSON.createObjectNode()
                .put("state", "success")
                .put("context", "debwright")
                .put("description", "landed: Title")
                .put("target_url", "https://example.org/proposals/7?a=1&b=2"));
  }

  @Test
  void eachForgeHasItsOwnWords() throws Exception {
    for (StatusForge forge : StatusForge.values()) {
      String failed = forge == StatusForge.GITHUB ? "failure" : "failed";
      String stopped = forge == StatusForge.GITHUB ? "error" : "failed";
      assertThat(state(forge, "proposed").get("state").asText()).isEqualTo("pending");
      assertThat(state(forge, "needs-work").get("state").asText()).isEqualTo(failed);
      assertThat(state(forge, "lane-stopped").get("state").asText()).isEqualTo(stopped);
      Notice.KINDS.forEach(kind -> assertThat(forge.state(kind)).as(kind).isPresent());
    }
  }

  @Test
  void noticesWithoutACommitAreNoneOfItsConcern() {
    StatusChannel channel = channel(StatusForge.GITHUB, "owner/name");
    assertThat(channel.concerns(Notices.landed("a", "", ""))).isTrue();
    assertThat(channel.concerns(Notices.plain("landed", "a"))).isFalse();
    Optional<String> hostile = Optional.of("../../user");
    assertThat(channel.concerns(new Notice("landed", "", "", Optional.empty(), hostile, "a")))
        .isFalse();
    Optional<String> good = Optional.of(Notices.REVISION);
    assertThat(channel.concerns(new Notice("other", "", "", Optional.empty(), good, "a")))
        .isFalse();
  }

  @Test
  void aLongTitleFits() throws Exception {
    channel(StatusForge.GITHUB, "owner/name").send(Notices.landed("a", "x".repeat(500), ""));
    assertThat(JSON.readTree(receiver.next().body()).get("description").asText())
        .hasSize(140)
        .endsWith("…");
  }

  @Test
  void saysWhatTheForgeAnswered() {
    receiver.answers(422, "{\"message\":\"No commit found for SHA\"}");
    assertThatThrownBy(
            () -> channel(StatusForge.GITHUB, "owner/name").send(Notices.landed("a", "", "")))
        .isInstanceOf(UndeliveredException.class)
        .hasMessage(
            "status of owner/name on 127.0.0.1:%d: HTTP status 422: %s"
                .formatted(receiver.port(), "{\"message\":\"No commit found for SHA\"}"));
    receiver.answers(400, "{\"message\":\"Cannot transition status via :run from :running\"}");
    assertThatCode(
            () -> channel(StatusForge.GITLAB, "owner/name").send(Notices.landed("a", "", "")))
        .as("the commit has that state already")
        .doesNotThrowAnyException();
  }
}
