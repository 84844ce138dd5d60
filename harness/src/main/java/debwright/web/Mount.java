package debwright.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** Further paths of a server, such as {@code /git/} or {@code /hooks/}. */
@FunctionalInterface
public interface Mount {
  /** Nothing further. */
  Mount NONE = routes -> {};

  /** Adds handlers. They see requests whose host is checked; who asks is for them to find out. */
  void on(RoutesConfig routes);

  /** Has somebody answer who looks; to one who asks for the heading alone, the same is answered. */
  static void look(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }
}
