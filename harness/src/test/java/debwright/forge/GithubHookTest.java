package debwright.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GithubHookTest {
  private static final String SECRET = "It's a Secret to Everybody";
  private static final String HEAD = "ec26c3e57ca3a959ca5aad62de7213c562f8c821";

  private final ForgeHook hook = ForgeHook.github(SECRET);

  private static Map<String, String> headers(String event, byte[] body) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("content-type", "application/json");
    headers.put("x-github-event", event);
    headers.put("x-github-delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958");
    byte[] hmac = Signatures.hmac(SECRET.getBytes(StandardCharsets.UTF_8), body);
    headers.put("x-hub-signature-256", "sha256=" + HexFormat.of().formatHex(hmac));
    return headers;
  }

  private ForgeEvent event(String event, byte[] body) throws ForgeException {
    return hook.read(headers(event, body)::get, body).event();
  }

  private ForgeEvent event(String event, String name) throws Exception {
    return event(event, Recorded.bytes("github/" + name));
  }

  private ForgeEvent event(String event, String name, Consumer<ObjectNode> change)
      throws Exception {
    return event(event, Recorded.changed("github/" + name, change));
  }

  private ForgeException problem(String event, byte[] body) {
    ForgeException wrong = catchThrowableOfType(ForgeException.class, () -> event(event, body));
    assertThat(wrong).as("it was taken").isNotNull();
    return wrong;
  }

  private static Consumer<ObjectNode> with(String key, String value) {
    return node -> node.put(key, value);
  }

  private static Consumer<ObjectNode> review(String state, String text) {
    return node -> node.withObject("/review").put("state", state).put("body", text);
  }

  private static Request request(String body) {
    return new Request(
        2,
        "Update the README with new information.",
        body,
        Optional.of("Codertocat"),
        false,
        new Request.Source(Optional.of("Codertocat/Hello-World"), "changes", "refs/pull/2/head"),
        HEAD,
        "master",
        URI.create("https://github.com/Codertocat/Hello-World/pull/2"));
  }

  @Test
  void pushes() throws Exception {
    assertThat(event("push", "push"))
        .isEqualTo(new ForgeEvent.Pushed("master", "6113728f27ae82c7b1a177c8d03f9e96e0adf246"));
    assertThat(event("push", "push-tag-deleted"))
        .isEqualTo(new ForgeEvent.Ignored("push of refs/tags/simple-tag"));
    assertThat(event("push", "push-tag-deleted", with("ref", "refs/heads/old")))
        .isEqualTo(new ForgeEvent.Ignored("branch old is gone"));
  }

  @Test
  void requests() throws Exception {
    String body = "This is a pretty simple change that we need to pull into master.";
    assertThat(event("pull_request", "opened"))
        .isEqualTo(new ForgeEvent.RequestOpened(request(body)));
    assertThat(event("pull_request", "opened-without-body"))
        .isEqualTo(new ForgeEvent.RequestOpened(request("")));
    assertThat(event("pull_request", "synchronize"))
        .isEqualTo(
            new ForgeEvent.RequestUpdated(
                request(body), Optional.of("f95f852bd8fca8fcc58a9a2d6c842781e32a215e")));
    assertThat(event("pull_request", "opened", with("action", "edited")))
        .isEqualTo(new ForgeEvent.RequestUpdated(request(body), Optional.empty()));
    assertThat(event("pull_request", "closed")).isEqualTo(new ForgeEvent.RequestClosed(2, false));
    assertThat(
            event(
                "pull_request",
                "closed",
                node -> node.withObject("/pull_request").put("merged", true)))
        .isEqualTo(new ForgeEvent.RequestClosed(2, true));
    assertThat(event("pull_request", "opened", with("action", "labeled")))
        .isEqualTo(new ForgeEvent.Ignored("pull_request labeled"));
  }

  @Test
  void aForkThatIsGoneIsNoReasonToFail() throws Exception {
    ForgeEvent event =
        event(
            "pull_request",
            "synchronize",
            node -> node.withObject("/pull_request").withObject("/head").putNull("repo"));
    assertThat(event)
        .isInstanceOfSatisfying(
            ForgeEvent.RequestUpdated.class,
            updated -> assertThat(updated.request().source().repository()).isEmpty());
  }

  @Test
  void reviews() throws Exception {
    String event = "pull_request_review";
    assertThat(event(event, "review")).isEqualTo(new ForgeEvent.Ignored("a review without a text"));
    assertThat(event(event, "review", review("approved", "fine")))
        .isEqualTo(new ForgeEvent.Approved(2, HEAD, "Codertocat"));
    assertThat(event(event, "review", review("changes_requested", "no\ntests")))
        .isEqualTo(new ForgeEvent.ChangesRequested(2, HEAD, "Codertocat", "no\ntests"));
    assertThat(event(event, "review", review("commented", "hm")))
        .isEqualTo(new ForgeEvent.Commented(2, "Codertocat", "hm"));
    assertThat(event(event, "review-dismissed"))
        .isEqualTo(new ForgeEvent.ReviewWithdrawn(2, Optional.of("Codertocat")));
    assertThat(event(event, "review", with("action", "edited")))
        .isEqualTo(new ForgeEvent.Ignored("pull_request_review edited"));
  }

  @Test
  void comments() throws Exception {
    assertThat(event("issue_comment", "issue-comment"))
        .isEqualTo(new ForgeEvent.Ignored("a comment on an issue"));
    assertThat(
            event(
                "issue_comment",
                "issue-comment",
                node -> node.withObject("/issue").withObject("/pull_request").put("url", "x")))
        .isEqualTo(
            new ForgeEvent.Commented(
                1, "Codertocat", "You are totally right! I'll get this fixed right away."));
    assertThat(event("pull_request_review_comment", "line-comment"))
        .isEqualTo(
            new ForgeEvent.Commented(
                2, "Codertocat", "Maybe you should use more emoji on this line."));
    assertThat(event("pull_request_review_comment", "line-comment", with("action", "deleted")))
        .isEqualTo(new ForgeEvent.Ignored("a comment that is deleted"));
  }

  @Test
  void tellsWhichDeliveryItIsAndOfWhat() throws Exception {
    byte[] body = Recorded.bytes("github/ping");
    Delivery delivery = hook.read(headers("ping", body)::get, body);
    assertThat(delivery.id()).isEqualTo("72d3162e-cc78-11e3-81ab-4c9367dc0958");
    assertThat(delivery.digest()).matches("[0-9a-f]{64}");
    assertThat(delivery.repository()).isEqualTo("Octocoders/Hello-World");
    assertThat(delivery.event()).isEqualTo(new ForgeEvent.Ignored("event ping"));
  }

  /** GitHub documents these values. */
  @Test
  void theSignatureIsThatOfTheDocumentation() throws Exception {
    Map<String, String> headers = headers("push", new byte[0]);
    headers.put(
        "X-Hub-Signature-256",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    ForgeException wrong =
        catchThrowableOfType(
            ForgeException.class,
            () -> hook.read(headers::get, "Hello, World!".getBytes(StandardCharsets.UTF_8)));
    assertThat(wrong).hasMessageStartingWith("no good JSON at byte ");
    assertThat(wrong.reason()).as("signed").isEqualTo(ForgeException.Reason.MALFORMED);
  }

  @Test
  void readsNothingThatIsNotSigned() throws Exception {
    byte[] body = Recorded.bytes("github/push");
    Map<String, String> headers = headers("push", body);
    byte[] other = Arrays.copyOf(body, body.length + 1);
    other[body.length] = ' ';
    assertUnsigned(headers, other, "X-Hub-Signature-256 does not fit the body");
    for (String wrong : new String[] {"", "sha256=", "sha1=757107ea", "sha256=" + "0".repeat(64)}) {
      headers.put("X-Hub-Signature-256", wrong);
      assertUnsigned(headers, body, "X-Hub-Signature-256 does not fit the body");
    }
    headers.remove("X-Hub-Signature-256");
    assertUnsigned(headers, body, "X-Hub-Signature-256 is missing");
    assertThatThrownBy(() -> ForgeHook.github(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  private void assertUnsigned(Map<String, String> headers, byte[] body, String message) {
    ForgeException wrong =
        catchThrowableOfType(ForgeException.class, () -> hook.read(headers::get, body));
    assertThat(wrong).hasMessage(message);
    assertThat(wrong.reason().status()).isEqualTo(401);
    assertThat(wrong.hint()).isNotEmpty();
  }

  @Test
  void namesWhatIsWrong() throws Exception {
    assertThat(problem("push", "[1]".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("expected a JSON object, found [1]");
    assertThat(problem("push", "{\"ref\":1}".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("ref: expected a text, found 1");
    assertThat(problem("push", "{\"ref\":\"a\",\"ref\":\"b\"}".getBytes(StandardCharsets.UTF_8)))
        .hasMessageStartingWith("no good JSON at byte ")
        .hasMessageContaining("Duplicate");
    assertThat(problem("push", Recorded.changed("github/push", with("after", "--help"))))
        .hasMessage("after: expected the 40 hex digits of a commit, found \"--help\"");
    for (String ref : new String[] {"refs/heads/a..b", "refs/heads/-x", "refs/heads/"}) {
      assertThat(problem("push", Recorded.changed("github/push", with("ref", ref))))
          .hasMessage("ref: expected the ref of a branch, found \"" + ref + "\"");
    }
    assertThat(
            problem(
                "pull_request",
                Recorded.changed(
                    "github/opened",
                    node -> node.withObject("/pull_request").put("html_url", "javascript:x"))))
        .hasMessage("pull_request.html_url: expected an http address, found \"javascript:x\"");
    byte[] big = new byte[ForgeHook.MAX_BODY + 1];
    assertThat(problem("push", big).reason()).isEqualTo(ForgeException.Reason.TOO_BIG);
    byte[] form = Recorded.bytes("github/push");
    Map<String, String> headers = headers("push", form);
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    ForgeException wrong =
        catchThrowableOfType(ForgeException.class, () -> hook.read(headers::get, form));
    assertThat(wrong).hasMessageStartingWith("Content-Type: expected application/json, found ");
    assertThat(wrong.hint()).isEqualTo("choose application/json as the webhook's content type");
  }

  /** Whatever is signed is an event or a {@link ForgeException}, never a crash. */
  @Test
  void damagedMessagesNeverCrash() throws Exception {
    String[] events = {"push", "pull_request", "pull_request_review", "issue_comment"};
    String[] names = {"push", "opened", "review", "issue-comment"};
    Random random = new Random(11);
    for (int round = 0; round < 400; round++) {
      int which = random.nextInt(names.length);
      byte[] body = Recorded.bytes("github/" + names[which]);
      for (int hit = 0; hit <= random.nextInt(3); hit++) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(body, body.length / 2) : body;
      String event = events[random.nextInt(events.length)];
      try {
        assertThat(event(event, damaged)).isNotNull();
      } catch (ForgeException e) {
        assertThat(e).as("of the seed's round " + round).hasMessageMatching("[^\\p{Cntrl}]+");
      }
    }
  }
}
