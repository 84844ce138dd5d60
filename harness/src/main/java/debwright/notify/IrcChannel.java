package debwright.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;

/**
 * A channel on IRC. It joins at the first notice and stays; where the connection is lost, the next
 * notice makes another one.
 */
public final class IrcChannel implements Channel {
  /** Between two lines: servers throw out who talks faster. */
  static final Duration PAUSE = Duration.ofMillis(1200);

  /** A line has 512 bytes with its command, and the server adds who says it. */
  private static final int MOST_BYTES = 380;

  private static final int MOST_LINES = 4;

  private final IrcServer server;
  private final TrustManagerFactory trust;
  private final Duration pause;
  private final Duration limit;
  private Optional<IrcSession> session = Optional.empty();

  IrcChannel(IrcServer server, TrustManagerFactory trust, Duration pause, Duration limit) {
    this.server = server;
    this.trust = trust;
    this.pause = pause;
    this.limit = limit;
  }

  @Override
  public String name() {
    return "irc " + server.channel() + " on " + server.host() + ":" + server.port();
  }

  @Override
  public List<Secret> secrets() {
    return server.password().stream().toList();
  }

  @Override
  public void send(Notice notice) throws UndeliveredException, InterruptedException {
    try {
      session().say(lines(notice), limit);
    } catch (IrcSession.Refused e) {
      close();
      throw new UndeliveredException(
          name() + ": " + PlainText.oneLine(String.valueOf(e.getMessage())), e);
    } catch (InterruptedException e) {
      close();
      throw e;
    }
  }

  private IrcSession session()
      throws IrcSession.Refused, UndeliveredException, InterruptedException {
    if (session.isEmpty() || !session.get().isAlive()) {
      close();
      Optional<String> password = Optional.empty();
      if (server.password().isPresent()) {
        password = Optional.of(server.password().get().read());
      }
      IrcSession fresh = new IrcSession(server, password, trust, pause);
      session = Optional.of(fresh);
      fresh.join(limit);
    }
    return session.get();
  }

  /** Its heading with the link, and the beginning of its text; no line can be another command. */
  private static List<String> lines(Notice notice) {
    List<String> lines = new ArrayList<>();
    lines.add(
        PlainText.cutBytes(notice.heading(), 250)
            + notice.link().map(link -> " " + PlainText.oneLine(link.toString())).orElse(""));
    List<String> text = PlainText.lines(notice.text()).stream().filter(l -> !l.isBlank()).toList();
    // A sign before them, so that none begins with what another bot takes as said to it.
    text.stream().limit(MOST_LINES).forEach(line -> lines.add("| " + line));
    if (text.size() > MOST_LINES) {
      lines.add("| and " + (text.size() - MOST_LINES) + " more lines");
    }
    return lines.stream().map(line -> PlainText.cutBytes(line, MOST_BYTES)).toList();
  }

  @Override
  public void close() {
    session.ifPresent(IrcSession::close);
    session = Optional.empty();
  }
}
