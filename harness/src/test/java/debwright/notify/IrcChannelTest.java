package debwright.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IrcChannelTest {
  @TempDir static Path folder;
  private static Ircd ircd;

  @BeforeAll
  static void start() throws Exception {
    ircd = Ircd.start(folder, "");
  }

  @AfterAll
  static void stop() throws Exception {
    if (ircd != null) {
      ircd.close();
    }
  }

  private static IrcChannel channel(int port, String channel, Optional<Secret> password) {
    return new IrcChannel(
        new IrcServer("127.0.0.1", port, false, "debwright", channel, password),
        HostTrust.factory(null),
        Duration.ofMillis(1),
        Duration.ofSeconds(10));
  }

  private static String refusal(IrcChannel channel) {
    UndeliveredException refused =
        catchThrowableOfType(
            UndeliveredException.class, () -> channel.send(Notices.plain("landed", "a")));
    assertThat(refused).as("the channel took it").isNotNull();
    return String.valueOf(refused.getMessage());
  }

  @Test
  void everybodyInTheChannelSeesIt() throws Exception {
    try (Ircd.Client ann = ircd.join("ann", "#project");
        IrcChannel channel = channel(ircd.port(), "#project", Optional.empty())) {
      channel.send(Notices.landed("a", "Read the index only once", "first\n\nsecond"));
      assertThat(ann.hears())
          .isEqualTo(
              "[landed] Read the index only once (1a2b3c4d5e6…)"
                  + " https://example.org/proposals/7?a=1&b=2");
      assertThat(ann.hears()).isEqualTo("| first");
      assertThat(ann.hears()).isEqualTo("| second");
      channel.send(Notices.plain("deployed", "b"));
      assertThat(ann.hears()).isEqualTo("[deployed] Title");
    }
  }

  @Test
  void noTextBecomesACommandOrTooLong() throws Exception {
    try (Ircd.Client eve = ircd.join("eve", "#hostile");
        IrcChannel channel = channel(ircd.port(), "#hostile", Optional.empty())) {
      channel.send(Notices.landed("a", Notices.HOSTILE, "é".repeat(600) + "\n!op me\nc\nd\ne\nf"));
      assertThat(eve.hears())
          .startsWith(
              "[landed] x QUIT :gone Bcc: victim@example.org <!channel> <@U1> @everyone ACTION")
          .doesNotContain("\u0001", "\u202e", "\u2028")
          .endsWith("https://example.org/proposals/7?a=1&b=2");
      assertThat(eve.hears()).startsWith("| éé").endsWith("…").hasSizeLessThan(200);
      assertThat(eve.hears()).isEqualTo("| !op me");
      assertThat(eve.hears()).isEqualTo("| c");
      assertThat(eve.hears()).isEqualTo("| d");
      assertThat(eve.hears()).isEqualTo("| and 2 more lines");
    }
  }

  @Test
  void saysWhyItIsNotTaken() throws Exception {
    try (Ircd.Client operator = ircd.join("oper", "#closed");
        IrcChannel channel = channel(ircd.port(), "#closed", Optional.empty())) {
      operator.say("MODE #closed +i");
      operator.awaits("MODE #closed +i");
      assertThat(refusal(channel))
          .startsWith("irc #closed on 127.0.0.1:" + ircd.port() + ": 473 #closed ");
      operator.say("MODE #closed -i");
      operator.awaits("MODE #closed -i");
      channel.send(Notices.plain("landed", "a"));
      operator.say("MODE #closed +m");
      operator.awaits("MODE #closed +m");
      assertThat(refusal(channel)).contains(": 404 ");
    }
  }

  @Test
  void aServerThatIsNotThereLeavesNoThread() throws Exception {
    try (IrcChannel nowhere = channel(Ircd.freePort(), "#project", Optional.empty())) {
      for (int at = 0; at < 3; at++) {
        assertThat(refusal(nowhere)).contains("onnection refused");
      }
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("KICL ")) {
        thread.join(5_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  @Test
  void trustsAServerUnderItsOwnNameOnly(@TempDir Path folder) throws Exception {
    TestCertificate certificate = TestCertificate.forLocalhost(folder);
    TrustManagerFactory knowing = HostTrust.factory(certificate.roots());
    TrustManagerFactory usual = HostTrust.factory(null);
    try (SSLServerSocket server = certificate.listen()) {
      int port = server.getLocalPort();
      CompletableFuture<Optional<String>> said = TestCertificate.firstLine(server);
      assertThat(refusal(secure(port, "localhost", knowing))).contains("connection ended");
      assertThat(said.get()).as("what is said to a server under its name").isPresent();

      said = TestCertificate.firstLine(server);
      assertThat(refusal(secure(port, "127.0.0.1", knowing)))
          .contains("No subject alternative names");
      assertThat(said.get()).as("what is said to a server under another name").isEmpty();

      said = TestCertificate.firstLine(server);
      assertThat(refusal(secure(port, "localhost", usual)))
          .contains("unable to find valid certification path");
      assertThat(said.get()).as("what is said to a server that nobody knows").isEmpty();
    }
  }

  private static IrcChannel secure(int port, String host, TrustManagerFactory trust) {
    return new IrcChannel(
        new IrcServer(host, port, true, "debwright", "#project", Optional.empty()),
        trust,
        Duration.ofMillis(1),
        Duration.ofSeconds(10));
  }

  @Test
  void connectsAgainAfterTheServerWasGone(@TempDir Path other) throws Exception {
    int port = Ircd.freePort();
    Secret password = new Secret("IRC_PASSWORD", name -> "sesame");
    try (IrcChannel channel = channel(port, "#project", Optional.of(password))) {
      try (Ircd first = Ircd.start(other, "sesame", port)) {
        assertThat(first.port()).isEqualTo(port);
        channel.send(Notices.plain("landed", "a"));
      }
      assertThat(refusal(channel)).startsWith("irc #project on ");
      try (Ircd second = Ircd.start(other, "sesame", port)) {
        assertThat(second.port()).isEqualTo(port);
        channel.send(Notices.plain("landed", "b"));
      }
      try (Ircd third = Ircd.start(other, "other", port)) {
        assertThat(third.port()).isEqualTo(port);
        assertThat(refusal(channel)).containsAnyOf("464", "connection ended");
      }
    }
  }
}
