package debwright.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.MailException;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/** Mail by SMTP, a message each. Its Message-ID is made of the notice's id, so that two are one. */
public final class MailChannel implements Channel {
  private static final int SMTPS = 465;
  private static final int MOST_TEXT = 100_000;

  private final MailServer server;
  private final String from;
  private final List<String> to;
  private final Duration limit;

  /**
   * @param limit for each step of the conversation
   */
  MailChannel(MailServer server, String from, List<String> to, Duration limit) {
    this.server = server;
    this.from = from;
    this.to = List.copyOf(to);
    this.limit = limit;
  }

  @Override
  public String name() {
    return "mail to " + String.join(", ", to) + " by " + server.host() + ":" + server.port();
  }

  @Override
  public List<Secret> secrets() {
    return Stream.concat(server.user().stream(), server.password().stream()).toList();
  }

  @Override
  public void send(Notice notice) throws UndeliveredException {
    try {
      mailer().sendMail(mail(notice)).join();
    } catch (MailException | CompletionException e) {
      throw new UndeliveredException(name() + ": " + why(e), e);
    }
  }

  private Mailer mailer() throws UndeliveredException {
    return MailerBuilder.withSMTPServer(
            server.host(), server.port(), read(server.user()), read(server.password()))
        .withTransportStrategy(transport())
        .withSessionTimeout((int) limit.toMillis())
        .buildMailer();
  }

  private TransportStrategy transport() {
    if (!server.tls()) {
      return TransportStrategy.SMTP;
    }
    return server.port() == SMTPS ? TransportStrategy.SMTPS : TransportStrategy.SMTP_TLS;
  }

  private static @Nullable String read(Optional<Secret> secret) throws UndeliveredException {
    return secret.isPresent() ? secret.get().read() : null;
  }

  private Email mail(Notice notice) {
    return EmailBuilder.startingBlank()
        .from(from)
        .to("", to)
        .withSubject(notice.heading())
        .withPlainText(body(notice))
        .fixingMessageId(
            "<" + notice.id() + ".debwright@" + from.substring(from.indexOf('@') + 1) + ">")
        // RFC 3834: no machine answers to it.
        .withHeader("Auto-Submitted", "auto-generated")
        .withHeader("X-Debwright-Kind", notice.kind())
        .buildEmail();
  }

  private static String body(Notice notice) {
    List<String> parts = new ArrayList<>();
    parts.add(PlainText.oneLine(notice.title()));
    parts.add(String.join("\n", PlainText.lines(PlainText.cut(notice.text(), MOST_TEXT))));
    parts.add(
        Stream.concat(
                notice.link().map(link -> "Link: " + link).stream(),
                notice.revision().map(id -> "Revision: " + PlainText.oneLine(id)).stream())
            .reduce((link, revision) -> link + "\n" + revision)
            .orElse(""));
    return String.join("\n\n", parts.stream().filter(part -> !part.isBlank()).toList()) + "\n";
  }

  /** The innermost cause: it has what the server answered. */
  private static String why(Throwable failure) {
    String why = String.valueOf(failure.getMessage());
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      why = cause.getMessage() == null ? why : cause.getMessage();
    }
    return PlainText.oneLine(why);
  }
}
