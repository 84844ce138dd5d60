package debwright.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is looked at before anything else, and what every answer says to a browser.
 *
 * @param local whether only this machine can reach the server
 * @param bound the address that it listens at, as it was given
 * @param url the address that people know it by, or empty
 */
record Guard(boolean local, String bound, Optional<URI> url) {
  /** Nothing is loaded but what is ours, nothing runs inside a page, and nobody frames it. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  /** A report's page says itself what it may; whatever it is, it is nobody here. */
  static final String REPORT_POLICY =
      "sandbox allow-scripts allow-popups; form-action 'none'; frame-ancestors 'none';"
          + " base-uri 'none'";

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  /** How much a request may bring, in bytes. */
  static final int BODY = 1 << 20;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  static Guard of(InetAddress address, WebServer.Place place) {
    return new Guard(address.isLoopbackAddress(), place.bind(), place.url());
  }

  /** Says what browsers are to keep to. */
  static void headers(Context context) {
    context.header("Content-Security-Policy", POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Cache-Control", "no-store");
  }

  /**
   * A page of another site may have its name lead here; then the browser says that name.
   *
   * @throws WebException it does
   */
  void host(Context context) throws WebException {
    String host = Optional.ofNullable(context.header("Host")).orElse("");
    String name = host.replaceFirst(":[0-9]*$", "");
    boolean known = url.filter(each -> name.equalsIgnoreCase(each.getHost())).isPresent();
    if (local && !LOCAL.contains(name) && !name.equals(bound) && !known) {
      throw new WebException(
          421,
          "this server is not '%s'".formatted(name),
          "ask for localhost, or start it with --url and the address that people know it by");
    }
  }

  /**
   * A form of another site is not taken.
   *
   * @throws WebException it is one
   */
  void origin(Context context) throws WebException {
    String origin = context.header("Origin");
    String host = Optional.ofNullable(context.header("Host")).orElse("");
    boolean own =
        origin == null
            || origin.equals("http://" + host)
            || origin.equals("https://" + host)
            || url.filter(each -> origin.equals(origin(each))).isPresent();
    if (!own || "cross-site".equals(context.header("Sec-Fetch-Site"))) {
      throw new WebException(403, "a form of another site is not taken", "use this one's own");
    }
  }

  /** As a browser says it: a proxy may well tell another host than it was asked for. */
  private static String origin(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    boolean plain = url.getPort() < 0 || url.getPort() == usual;
    return "%s://%s%s"
        .formatted(
            scheme, url.getHost().toLowerCase(Locale.ROOT), plain ? "" : ":" + url.getPort());
  }

  /**
   * What a request brings, as text.
   *
   * @throws WebException it is more than a mebibyte, or comes too slowly
   */
  static String body(Context context) throws WebException, IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    InputStream in = context.req().getInputStream();
    for (int read = in.read(part); read >= 0; read = in.read(part)) {
      body.write(part, 0, read);
      if (body.size() > BODY) {
        throw new WebException(413, "more than 1 MiB was sent", "say it in less");
      }
      if (System.nanoTime() > end) {
        throw new WebException(408, "the request came too slowly", "");
      }
    }
    return body.toString(StandardCharsets.UTF_8);
  }
}
