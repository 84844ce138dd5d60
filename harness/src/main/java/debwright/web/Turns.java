package debwright.web;

import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Lets no kind of request that can take long have all threads: git's, files that can be large, and
 * forms that are. What is too many waits without a thread, and is refused by 503 in the end.
 */
final class Turns {
  /** What of a request's body is awaited before a thread is given to it, in bytes. */
  private static final int AHEAD = 64 << 10;

  /** What one part of a body takes besides its bytes: a client can send each byte alone. */
  private static final int PART = 128;

  private Turns() {}

  static void on(Server server, Patience patience) {
    LowResourceMonitor monitor = server.getBean(LowResourceMonitor.class);
    if (monitor != null) {
      // Where threads are few it would cut off all who are still for a second, honest or not.
      server.removeBean(monitor);
    }
    server.insertHandler(paths(patience, "/git/*"));
    server.insertHandler(paths(patience, "/logs/*", "/comparison/*"));
    server.insertHandler(bulky(patience));
    server.insertHandler(
        new EagerContentHandler(new RetainedContentLoaderFactory(AHEAD, PART, false)));
    server.insertHandler(new Telling());
  }

  /** Tells connections that a request is under way. */
  private static final class Telling extends Handler.Wrapper {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      EndPoint point = request.getConnectionMetaData().getConnection().getEndPoint();
      if (point instanceof MeteredEndPoint metered) {
        metered.begin();
        Request.addCompletionListener(request, failure -> metered.over());
      }
      return super.handle(request, response, callback);
    }
  }

  private static QoSHandler turns(Patience patience) {
    QoSHandler turns = new QoSHandler();
    turns.setMaxRequestCount(patience.share());
    turns.setMaxSuspendedRequestCount(patience.connections());
    turns.setMaxSuspend(patience.turn());
    return turns;
  }

  private static QoSHandler paths(Patience patience, String... paths) {
    QoSHandler turns = turns(patience);
    for (String path : paths) {
      turns.include(PathSpec.from(path));
    }
    return turns;
  }

  private static QoSHandler bulky(Patience patience) {
    QoSHandler turns = turns(patience);
    turns.includeMethod("POST");
    turns.excludePath("/git/*");
    turns.include(request -> request.getLength() < 0 || request.getLength() > AHEAD / 2);
    return turns;
  }
}
