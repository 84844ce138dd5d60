package debwright.web;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/** Where clients connect, and are watched. Jetty's own limits know of silence, not of slowness. */
final class PatientConnector extends ServerConnector {
  /** The kernel takes a page whole, so that no thread waits for who reads it. */
  private static final int SENT_AHEAD = 208 << 10;

  private final Patience patience;
  private volatile Scheduler.Task next = () -> false;

  PatientConnector(Server server, HttpConnectionFactory http, Patience patience) {
    super(server, http);
    this.patience = patience;
    setIdleTimeout(patience.idle().toMillis());
    setAcceptedSendBufferSize(SENT_AHEAD);
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    SocketChannelEndPoint point = new MeteredEndPoint(channel, selector, key, getScheduler());
    point.setIdleTimeout(getIdleTimeout());
    return point;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    lookLater(System.nanoTime());
  }

  @Override
  protected void doStop() throws Exception {
    next.cancel();
    super.doStop();
  }

  private void lookLater(long last) {
    next =
        getScheduler()
            .schedule(() -> look(last), patience.look().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(long last) {
    long now = System.nanoTime();
    List<MeteredEndPoint> open = new ArrayList<>();
    for (EndPoint each : getConnectedEndPoints()) {
      if (each instanceof MeteredEndPoint metered) {
        metered.look(Duration.ofNanos(now - last), patience);
        open.add(metered);
      }
    }
    makeRoom(open);
    if (isRunning()) {
      lookLater(now);
    }
  }

  /** Before there are too many, those go that asked nothing for longest. */
  private void makeRoom(List<MeteredEndPoint> open) {
    int many = open.size() - patience.connections() / 4 * 3;
    if (many > 0) {
      open.stream()
          .filter(each -> !each.still().isZero())
          .sorted(Comparator.comparing(MeteredEndPoint::still).reversed())
          .limit(many)
          .forEach(MeteredEndPoint::end);
    }
  }
}
