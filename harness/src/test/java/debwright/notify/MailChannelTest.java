package debwright.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailChannelTest {
  private final GreenMail post = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

  @AfterEach
  void stop() {
    post.stop();
  }

  private MailChannel channel(boolean tls, Map<String, String> environment) {
    Optional<Secret> user = secret("SMTP_USER", environment);
    Optional<Secret> password = secret("SMTP_PASSWORD", environment);
    return new MailChannel(
        new MailServer("127.0.0.1", post.getSmtp().getPort(), tls, user, password),
        "debwright@example.org",
        List.of("ann@example.org", "bob@example.org"),
        Duration.ofSeconds(10));
  }

  private static Optional<Secret> secret(String name, Map<String, String> environment) {
    return environment.containsKey(name)
        ? Optional.of(new Secret(name, environment::get))
        : Optional.empty();
  }

  private static String refusal(MailChannel channel) {
    UndeliveredException refused =
        catchThrowableOfType(
            UndeliveredException.class, () -> channel.send(Notices.plain("landed", "a")));
    assertThat(refused).as("the server took it").isNotNull();
    return String.valueOf(refused.getMessage());
  }

  @Test
  void goesToAllInOneMessage() throws Exception {
    post.start();
    channel(false, Map.of())
        .send(Notices.landed("42", "Liest den Index nur einmal: Größe", "a\n\n.\nb\n"));
    MimeMessage[] mails = post.getReceivedMessages();
    assertThat(mails).hasSize(2);
    assertThat(mails[0].getSubject())
        .isEqualTo("[landed] Liest den Index nur einmal: Größe (1a2b3c4d5e6…)");
    assertThat(mails[0].getFrom())
        .extracting(Object::toString)
        .containsExactly("debwright@example.org");
    assertThat(mails[0].getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("ann@example.org", "bob@example.org");
    assertThat(mails[0].getMessageID()).isEqualTo("<42.debwright@example.org>");
    assertThat(mails[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(text(mails[0]))
        .isEqualTo(
            """
            Liest den Index nur einmal: Größe

            a

            .
            b

            Link: https://example.org/proposals/7?a=1&b=2
            Revision: 1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d""");
  }

  private static String text(MimeMessage mail) throws Exception {
    return mail.getContent().toString().replace("\r\n", "\n");
  }

  @Test
  void noTextBecomesAHeaderOrARecipient() throws Exception {
    post.start();
    channel(false, Map.of()).send(Notices.landed("1", Notices.HOSTILE, Notices.HOSTILE));
    MimeMessage[] mails = post.getReceivedMessages();
    assertThat(mails).as("one for each who was named").hasSize(2);
    assertThat(mails[0].getHeader("Bcc")).isNull();
    assertThat(mails[0].getSubject())
        .startsWith("[landed] x QUIT :gone Bcc: victim@example.org <!");
    assertThat(text(mails[0])).contains("\nBcc: victim@example.org\n").doesNotContain("\u0001");
  }

  @Test
  void logsInWhereItIsTold() throws Exception {
    post.getUserManager().setAuthRequired(true);
    post.start();
    post.setUser("ann@example.org", "ann", "right");
    assertThat(refusal(channel(false, Map.of("SMTP_USER", "ann", "SMTP_PASSWORD", "wrong"))))
        .startsWith("mail to ann@example.org, bob@example.org by 127.0.0.1:")
        .contains("535")
        .doesNotContain("wrong");
    assertThat(post.getReceivedMessages()).isEmpty();
    channel(false, Map.of("SMTP_USER", "ann", "SMTP_PASSWORD", "right"))
        .send(Notices.plain("landed", "a"));
    assertThat(post.getReceivedMessages()).hasSize(2);
  }

  @Test
  void withTlsNothingGoesInTheClear() {
    post.start();
    assertThat(refusal(channel(true, Map.of()))).containsIgnoringCase("STARTTLS");
    assertThat(post.getReceivedMessages()).isEmpty();
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    ServerSetup gone = new ServerSetup(Ircd.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    MailServer server =
        new MailServer("127.0.0.1", gone.getPort(), false, Optional.empty(), Optional.empty());
    MailChannel channel =
        new MailChannel(server, "a@example.org", List.of("b@example.org"), Duration.ofSeconds(5));
    assertThat(refusal(channel))
        .startsWith("mail to b@example.org by 127.0.0.1:" + gone.getPort())
        .contains("refused");
  }
}
