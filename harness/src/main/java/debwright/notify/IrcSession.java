package debwright.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.TrustManagerFactory;
import net.engio.mbassy.listener.Handler;
import net.engio.mbassy.listener.Listener;
import net.engio.mbassy.listener.References;
import org.kitteh.irc.client.library.Client;
import org.kitteh.irc.client.library.Client.Builder.Server.SecurityType;
import org.kitteh.irc.client.library.event.channel.RequestedChannelJoinCompleteEvent;
import org.kitteh.irc.client.library.event.client.ClientReceiveCommandEvent;
import org.kitteh.irc.client.library.event.client.ClientReceiveNumericEvent;
import org.kitteh.irc.client.library.event.connection.ClientConnectionEndedEvent;
import org.kitteh.irc.client.library.feature.sending.SingleDelaySender;

/**
 * One connection to a server, and in one channel. IRC does not answer to what is said; so it is
 * followed by a PING, and when its PONG comes, the server has read what came before, and would have
 * complained of it already (RFC 2812, 3.7.2).
 */
final class IrcSession {
  /**
   * What keeps one from a channel or from talking in it (RFC 2812, 5.2, and what servers added).
   */
  private static final Set<Integer> REFUSALS =
      Set.of(401, 403, 404, 405, 407, 411, 412, 437, 461, 464, 465, 471, 473, 474, 475, 476, 477);

  private static final AtomicInteger SESSIONS = new AtomicInteger();

  /** More than a connection begins with. */
  private static final int MOST_LINES_LEFT = 20;

  private final IrcServer server;
  private final Client client;
  private final CompletableFuture<Void> joined = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile CompletableFuture<Void> said = new CompletableFuture<>();
  private volatile String token = "";
  private int count;

  /** The server said no, or nothing. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }

    Refused(String message, Throwable cause) {
      super(message, cause);
    }
  }

  IrcSession(
      IrcServer server, Optional<String> password, TrustManagerFactory trust, Duration pause) {
    this.server = server;
    Client.Builder.Server to =
        Client.builder()
            .name("debwright-" + SESSIONS.incrementAndGet())
            .nick(server.nick())
            .user("debwright")
            .realName("Debwright")
            .server()
            .host(server.host())
            .port(server.port(), server.tls() ? SecurityType.SECURE : SecurityType.INSECURE)
            .secureTrustManagerFactory(trust);
    password.ifPresent(to::password);
    client =
        to.then()
            .management()
            .messageSendingQueueSupplier(SingleDelaySender.getSupplier((int) pause.toMillis()))
            .then()
            .listeners()
            // What goes wrong ends the connection or is missed by who waits for it.
            .exception(failure -> {})
            .then()
            .build();
    client.getEventManager().registerEventListener(new Ears());
  }

  /** Connects and waits until it is in the channel. */
  void join(Duration limit) throws Refused, InterruptedException {
    client.addChannel(server.channel());
    client.connect();
    await(joined, "not in " + server.channel(), limit);
  }

  /** Says lines and waits until the server has them. */
  void say(List<String> lines, Duration limit) throws Refused, InterruptedException {
    said = new CompletableFuture<>();
    token = "debwright-" + ++count;
    lines.forEach(line -> client.sendMessage(server.channel(), line));
    client.sendRawLine("PING :" + token);
    await(said, "no answer", limit);
  }

  private void await(CompletableFuture<Void> event, String missing, Duration limit)
      throws Refused, InterruptedException {
    try {
      CompletableFuture.anyOf(event, ended).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new Refused(cause == null ? missing : String.valueOf(cause.getMessage()), e);
    } catch (TimeoutException e) {
      throw new Refused(missing + " after " + limit.toSeconds() + " s", e);
    }
  }

  boolean isAlive() {
    return !ended.isDone();
  }

  void close() {
    client.shutdown("");
    endThreads();
  }

  /**
   * Ends those threads of the library that its own end does not reach: one that waits for a
   * connection with a line to send takes being interrupted for the end of that line.
   */
  private void endThreads() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().endsWith("(" + client.getName() + ")")) {
        for (int tries = 0; tries < MOST_LINES_LEFT && thread.isAlive(); tries++) {
          thread.interrupt();
          try {
            thread.join(10);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
          }
        }
      }
    }
  }

  private void refuse(CompletableFuture<Void> awaited, String why) {
    awaited.completeExceptionally(new Refused(why));
  }

  /** Hears what the server says. */
  @Listener(references = References.Strong)
  final class Ears {
    @Handler
    public void joins(RequestedChannelJoinCompleteEvent event) {
      joined.complete(null);
    }

    @Handler
    public void complains(ClientReceiveNumericEvent event) {
      if (REFUSALS.contains(event.getNumeric())) {
        List<String> words = event.getParameters();
        String why = event.getNumeric() + " " + String.join(" ", words.subList(1, words.size()));
        refuse(joined, why);
        refuse(said, why);
      }
    }

    @Handler
    public void answers(ClientReceiveCommandEvent event) {
      if (event.getCommand().equals("PONG") && event.getParameters().contains(token)) {
        said.complete(null);
      }
    }

    /** The next notice connects again; the library would at once, and for ever. */
    @Handler
    public void ends(ClientConnectionEndedEvent event) {
      event.setAttemptReconnect(false);
      String why = event.getCause().map(Throwable::getMessage).orElse("the server hung up");
      refuse(ended, "connection ended: " + why);
    }
  }
}
