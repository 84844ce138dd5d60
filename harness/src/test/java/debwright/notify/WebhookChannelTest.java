package debwright.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookChannelTest {
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

  private WebhookChannel channel(WebhookFormat format, Duration limit) {
    return new WebhookChannel(receiver.open(), format, Optional.empty(), limit);
  }

  private JsonNode sent(WebhookFormat format, Notice notice) throws Exception {
    channel(format, Duration.ofSeconds(10)).send(notice);
    Receiver.Request request = receiver.next();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/hook");
    assertThat(request.header("Content-Type")).isEqualTo("application/json");
    assertThat(request.header("X-Debwright-Delivery")).isEqualTo(notice.id());
    return JSON.readTree(request.body());
  }

  private String refusal(Duration limit) {
    UndeliveredException refused =
        catchThrowableOfType(
            UndeliveredException.class,
            () -> channel(WebhookFormat.JSON, limit).send(Notices.plain("landed", "a")));
    assertThat(refused).as("it was taken").isNotNull();
    return String.valueOf(refused.getMessage());
  }

  @Test
  void slackGetsOneText() throws Exception {
    JsonNode sent = sent(WebhookFormat.SLACK, Notices.landed("a", "Less & <b>ess</b>", "1 < 2\n"));
    assertThat(sent.fieldNames()).toIterable().containsExactly("text");
    assertThat(sent.get("text").asText())
        .isEqualTo(
            """
            [landed] Less &amp; &lt;b&gt;ess&lt;/b&gt; (1a2b3c4d5e6…)
            1 &lt; 2
            https://example.org/proposals/7?a=1&amp;b=2""");
  }

  @Test
  void noTextCallsAnybody() throws Exception {
    Notice hostile = Notices.landed("a", Notices.HOSTILE, Notices.HOSTILE + "\n@here, ann@b.org");
    assertThat(sent(WebhookFormat.SLACK, hostile).get("text").asText())
        .contains("&lt;!channel&gt; &lt;@\u200bU1&gt; @\u200beveryone", "@\u200bhere, ann@b.org")
        .doesNotContain("<", "\u0001", "\u202e", "\u0000");
    JsonNode matrix = sent(WebhookFormat.MATRIX, hostile);
    assertThat(matrix.get("text").asText()).contains("@\u200beveryone").doesNotContain("\u0000");
    assertThat(matrix.get("html").asText())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "@\u200beveryone")
        .doesNotContain("<script", "\n", "\u202e");
  }

  @Test
  void matrixGetsTextAndHtml() throws Exception {
    JsonNode sent = sent(WebhookFormat.MATRIX, Notices.landed("a", "A > B", "one\n\"two\""));
    assertThat(sent.fieldNames()).toIterable().containsExactly("text", "html");
    assertThat(sent.get("text").asText())
        .isEqualTo(
            """
            [landed] A > B (1a2b3c4d5e6…)
            one
            "two"
            https://example.org/proposals/7?a=1&b=2""");
    assertThat(sent.get("html").asText())
        .isEqualTo(
            "<b>[landed] A &gt; B (1a2b3c4d5e6…)</b><br/>one<br/>\"two\"<br/>"
                + "<a href=\"https://example.org/proposals/7?a=1&amp;b=2\">"
                + "https://example.org/proposals/7?a=1&amp;b=2</a>");
  }

  @Test
  void jsonHasAllFieldsAsTheyAre() throws Exception {
    Notice notice = Notices.landed("a-1", Notices.HOSTILE, "x\ny");
    assertThat(sent(WebhookFormat.JSON, notice))
        .isEqualTo(
            JSON.createObjectNode()
                .put("schema", 1)
                .put("id", "a-1")
                .put("kind", "landed")
                .put("title", Notices.HOSTILE.replace('\ud800', '\ufffd'))
                .put("text", "x\ny")
                .put("link", "https://example.org/proposals/7?a=1&b=2")
                .put("revision", Notices.REVISION));
    assertThat(sent(WebhookFormat.JSON, Notices.plain("landed", "b")).fieldNames())
        .toIterable()
        .containsExactly("schema", "id", "kind", "title", "text");
  }

  /** RFC 4231 has the case; a receiver for GitHub's webhooks checks it in the same way. */
  @Test
  void signsTheBody() throws Exception {
    assertThat(
            WebhookChannel.signature(
                "Jefe", "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    Secret secret = new Secret("HOOK_SECRET", name -> "Jefe");
    WebhookChannel channel =
        new WebhookChannel(
            receiver.open(), WebhookFormat.JSON, Optional.of(secret), Duration.ofSeconds(10));
    channel.send(Notices.plain("landed", "a"));
    Receiver.Request request = receiver.next();
    assertThat(request.header("X-Debwright-Signature-256"))
        .isEqualTo(WebhookChannel.signature("Jefe", request.body()));
  }

  @Test
  void anAddressInTheEnvironmentIsNeverTold() throws Exception {
    WebhookChannel channel =
        new WebhookChannel(
            receiver.hidden("HOOK_URL"),
            WebhookFormat.SLACK,
            Optional.empty(),
            Duration.ofSeconds(10));
    channel.send(Notices.plain("landed", "a"));
    assertThat(receiver.next().path()).isEqualTo("/T0/B0/s3cret");
    receiver.answers(404, "no_service");
    UndeliveredException refused =
        catchThrowableOfType(
            UndeliveredException.class, () -> channel.send(Notices.plain("landed", "a")));
    assertThat(refused).hasMessage("webhook HOOK_URL (slack): HTTP status 404: no_service");
    Secret unset = new Secret("HOOK_URL", Map.<String, String>of()::get);
    WebhookChannel without =
        new WebhookChannel(
            new WebhookChannel.Address.Hidden(unset),
            WebhookFormat.SLACK,
            Optional.empty(),
            Duration.ofSeconds(10));
    assertThat(
            catchThrowableOfType(
                UndeliveredException.class, () -> without.send(Notices.plain("landed", "a"))))
        .hasMessage("the environment variable HOOK_URL is not set");
  }

  @Test
  void saysWhatTheServerAnswered() {
    Duration limit = Duration.ofSeconds(10);
    receiver.answers(500, "bad\r\nthing " + "x".repeat(100_000));
    assertThat(refusal(limit))
        .startsWith("webhook " + receiver.address() + "/hook (json): HTTP status 500: bad thing xx")
        .hasSizeLessThan(300);
    receiver.does(
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          Receiver.reply(exchange, 302, "");
        });
    assertThat(refusal(limit)).endsWith("HTTP status 302");
    receiver.close();
    assertThat(refusal(limit)).startsWith("webhook " + receiver.address() + "/hook (json): ");
  }

  @Test
  void waitsForNoServerThatNeverEnds() throws Exception {
    Duration limit = Duration.ofMillis(300);
    receiver.does(exchange -> Thread.sleep(60_000));
    assertThat(refusal(limit)).contains("no answer in 0 s");
    receiver.does(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().flush();
          Thread.sleep(60_000);
        });
    assertThat(refusal(limit)).contains("no answer in 0 s");
    receiver.does(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = new byte[8192];
          while (!Thread.currentThread().isInterrupted()) {
            exchange.getResponseBody().write(block);
          }
        });
    channel(WebhookFormat.JSON, Duration.ofSeconds(10)).send(Notices.plain("landed", "a"));
  }
}
