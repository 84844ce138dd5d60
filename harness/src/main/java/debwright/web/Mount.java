package debwright.web;

import io.javalin.config.RoutesConfig;

/** Further paths of a server, such as {@code /git/} or {@code /hooks/}. */
@FunctionalInterface
public interface Mount {
  /** Nothing further. */
  Mount NONE = routes -> {};

  /** Adds handlers. They see requests whose host is checked; who asks is for them to find out. */
  void on(RoutesConfig routes);
}
