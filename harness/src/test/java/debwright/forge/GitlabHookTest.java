package debwright.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GitlabHookTest {
  private static final String HEAD = "c4c79227ed610f1151f05bbc5be33b4f340d39c8";

  private final ForgeHook hook = ForgeHook.gitlab("t0ken");

  private static Map<String, String> headers(String... more) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("content-type", "application/json");
    headers.put("x-gitlab-token", "t0ken");
    headers.put("x-gitlab-event-uuid", "13792a34-cac6-4fda-95a8-c58e00a3954e");
    for (int at = 0; at < more.length; at += 2) {
      headers.put(more[at], more[at + 1]);
    }
    return headers;
  }

  private ForgeEvent event(String name) throws Exception {
    return event(name, node -> {});
  }

  private ForgeEvent event(String name, Consumer<ObjectNode> change) throws Exception {
    return hook.read(headers()::get, Recorded.changed("gitlab/" + name, change)).event();
  }

  private static Consumer<ObjectNode> action(String action) {
    return node -> node.withObject("/object_attributes").put("action", action);
  }

  private static Consumer<ObjectNode> attribute(String key, boolean value) {
    return node -> node.withObject("/object_attributes").put(key, value);
  }

  private static Request request(Optional<String> author) {
    return new Request(
        1,
        "update readme",
        "adding build instructions to readme",
        author,
        false,
        new Request.Source(
            Optional.of("gitlab-org/hello-world"), "feature", "refs/merge-requests/1/head"),
        HEAD,
        "master",
        URI.create("https://gitlab.com/gitlab-org/hello-world/merge_requests/1"));
  }

  @Test
  void pushes() throws Exception {
    assertThat(event("push"))
        .isEqualTo(new ForgeEvent.Pushed("master", "2adc9465c4edfc33834e173fe89436a7cb899a1d"));
    assertThat(event("branch-delete")).isEqualTo(new ForgeEvent.Ignored("branch feature is gone"));
    assertThat(event("tag-create")).isEqualTo(new ForgeEvent.Ignored("event tag_push"));
  }

  @Test
  void requests() throws Exception {
    assertThat(event("request-create"))
        .isEqualTo(new ForgeEvent.RequestOpened(request(Optional.of("sytses"))));
    assertThat(event("request-edited"))
        .isEqualTo(
            new ForgeEvent.RequestUpdated(
                request(Optional.empty()),
                Optional.of("2ee77db7e47fecd07229e021ef89e5d46cd4f5dd")));
    assertThat(event("request-merge")).isEqualTo(new ForgeEvent.RequestClosed(1, true));
    assertThat(event("request-close")).isEqualTo(new ForgeEvent.RequestClosed(1, false));
    assertThat(event("request-create", attribute("draft", true)))
        .isInstanceOfSatisfying(
            ForgeEvent.RequestOpened.class,
            opened -> assertThat(opened.request().draft()).isTrue());
    assertThat(
            event("request-create", node -> node.withObject("/object_attributes").remove("action")))
        .isEqualTo(new ForgeEvent.Ignored("merge_request "));
  }

  @Test
  void theAuthorIsWhoseAccountItIs() throws Exception {
    Consumer<ObjectNode> same = node -> node.withObject("/user").put("id", 51764);
    Consumer<ObjectNode> other = node -> node.withObject("/user").put("id", 1);
    assertThat(event("request-edited", same))
        .isInstanceOfSatisfying(
            ForgeEvent.RequestUpdated.class,
            updated -> assertThat(updated.request().author()).contains("sytses"));
    assertThat(event("request-create", other))
        .isInstanceOfSatisfying(
            ForgeEvent.RequestOpened.class,
            opened -> assertThat(opened.request().author()).isEmpty());
  }

  @Test
  void approvals() throws Exception {
    for (String action : new String[] {"approved", "approval"}) {
      assertThat(event("request-create", action(action)))
          .isEqualTo(new ForgeEvent.Approved(1, HEAD, "sytses"));
    }
    for (String action : new String[] {"unapproved", "unapproval"}) {
      assertThat(event("request-create", action(action)))
          .isEqualTo(new ForgeEvent.ReviewWithdrawn(1, Optional.of("sytses")));
    }
    assertThat(event("request-create", action("unapproved").andThen(attribute("system", true))))
        .as("by a push, so that the user is who pushed")
        .isEqualTo(new ForgeEvent.ReviewWithdrawn(1, Optional.empty()));
  }

  @Test
  void changesThatAReviewerWants() throws Exception {
    assertThat(event("request-edited", reviewer("unreviewed", "requested_changes")))
        .isEqualTo(new ForgeEvent.ChangesRequested(1, HEAD, "sytses", ""));
    assertThat(event("request-edited", reviewer("requested_changes", "requested_changes")))
        .isInstanceOf(ForgeEvent.RequestUpdated.class);
    assertThat(event("request-edited", reviewer("unreviewed", "reviewed")))
        .isInstanceOf(ForgeEvent.RequestUpdated.class);
  }

  private static Consumer<ObjectNode> reviewer(String before, String after) {
    return node -> {
      ObjectNode reviewers = node.withObject("/changes").withObject("/reviewers");
      reviewers.withArray("previous").addObject().put("username", "sytses").put("state", before);
      reviewers
          .withArray("current")
          .addArray()
          .addObject()
          .put("username", "sytses")
          .put("state", after);
    };
  }

  @Test
  void comments() throws Exception {
    String note = "request-comment-create";
    assertThat(event(note)).isEqualTo(new ForgeEvent.Commented(1, "sytses", "lgtm"));
    assertThat(event("issue-comment-create"))
        .isEqualTo(new ForgeEvent.Ignored("a comment on Issue"));
    assertThat(event(note, action("update")))
        .isEqualTo(new ForgeEvent.Ignored("a comment that is edited"));
    assertThat(event(note, attribute("system", true)))
        .isEqualTo(new ForgeEvent.Ignored("a comment by GitLab itself"));
    assertThat(event(note, node -> node.put("event_type", "confidential_note")))
        .isEqualTo(new ForgeEvent.Ignored("a comment that is not for everybody"));
  }

  @Test
  void theSecretTokenMustBeTheSame() throws Exception {
    byte[] body = Recorded.bytes("gitlab/push");
    for (String wrong : new String[] {"", "t0ke", "t0ken ", "T0KEN"}) {
      assertUnsigned(hook, headers("X-Gitlab-Token", wrong), body, "X-Gitlab-Token is another one");
    }
    Map<String, String> without = headers();
    without.remove("X-Gitlab-Token");
    assertUnsigned(hook, without, body, "X-Gitlab-Token is missing");
    Delivery delivery = hook.read(headers()::get, body);
    assertThat(delivery.id()).isEqualTo("13792a34-cac6-4fda-95a8-c58e00a3954e");
    assertThat(delivery.repository()).isEqualTo("gitlab-org/hello-world");
    assertThat(hook.read(headers("Idempotency-Key", "f5e57c7e")::get, body).id())
        .isEqualTo("f5e57c7e");
    assertThatThrownBy(() -> ForgeHook.gitlab("")).isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * An HMAC that another program made, with the key and the message of a Standard Webhooks example.
   */
  @Test
  void aSigningTokenSignsIdTimeAndBody() throws Exception {
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    Instant time = Instant.ofEpochSecond(1614265330);
    Map<String, String> headers =
        headers(
            "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "webhook-timestamp", "1614265330",
            "webhook-signature", "v1,b3RoZXI= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    ForgeException wrong =
        catchThrowableOfType(ForgeException.class, () -> signed(time).read(headers::get, body));
    assertThat(wrong).as("signed, and no event").hasMessageStartingWith("object_kind: expected");
    assertThat(wrong.reason()).isEqualTo(ForgeException.Reason.MALFORMED);
    assertUnsigned(
        signed(time.plusSeconds(301)),
        headers,
        body,
        "webhook-timestamp: expected a time at most 5 minutes away, found '1614265330'");
    headers.put("webhook-id", "msg_other");
    assertUnsigned(signed(time), headers, body, "webhook-signature does not fit the body");
    headers.remove("webhook-signature");
    assertUnsigned(signed(time), headers, body, "webhook-signature is missing");
    assertThatThrownBy(() -> ForgeHook.gitlab("whsec_?"))
        .hasMessage("a signing token is whsec_ and then base64");
  }

  private static ForgeHook signed(Instant now) {
    return ForgeHook.gitlab(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Clock.fixed(now, ZoneOffset.UTC));
  }

  private static void assertUnsigned(
      ForgeHook hook, Map<String, String> headers, byte[] body, String message) {
    ForgeException wrong =
        catchThrowableOfType(ForgeException.class, () -> hook.read(headers::get, body));
    assertThat(wrong).hasMessage(message);
    assertThat(wrong.reason()).isEqualTo(ForgeException.Reason.UNSIGNED);
  }
}
