package debwright.cli;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a server is.
 *
 * @param bound the address that it listens at
 * @param port that it listens at
 * @param known the address that people know it by, as it was given, or empty
 */
record ServedAddress(InetAddress bound, int port, Optional<URI> known) {

  /**
   * Reads the address that people know a server by: a scheme, a host and perhaps a port.
   *
   * @return with a slash at its end
   * @throws Failure it is none
   */
  static URI known(String text) throws Failure {
    try {
      URI uri = new URI(text.endsWith("/") ? text : text + "/");
      boolean web = uri.getScheme() != null && uri.getScheme().matches("(?i)https?");
      if (web && uri.getHost() != null && isRoot(uri)) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw notKnown(text);
    }
    throw notKnown(text);
  }

  /** Pages link to each other from the root. */
  private static boolean isRoot(URI uri) {
    return "/".equals(uri.getPath())
        && uri.getRawUserInfo() == null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }

  private static Failure notKnown(String text) {
    return Failure.input(
        "--url: expected http or https and a host, without a path, found '%s'".formatted(text),
        "such as --url https://delivery.example.org");
  }

  /**
   * What links begin with: the address that people know it by, else where it listens, and where
   * that is everywhere, by the machine's name.
   *
   * @return with a slash at its end
   */
  URI links() {
    return known.orElseGet(() -> URI.create("http://%s:%d/".formatted(host(), port)));
  }

  private String host() {
    if (bound.isAnyLocalAddress()) {
      return machine().orElse("localhost");
    }
    // An address of one link only has its interface's name at its end.
    String host = bound.getHostAddress().replaceFirst("%.*", "");
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static Optional<String> machine() {
    try {
      return Optional.of(InetAddress.getLocalHost().getHostName())
          .filter(name -> name.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?"));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** What whoever starts it should know, a line each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (known.isEmpty() && bound.isAnyLocalAddress()) {
      notes.add("links begin with %s; --url names another address".formatted(links()));
    }
    if (!bound.isLoopbackAddress() && !"https".equalsIgnoreCase(links().getScheme())) {
      notes.add(
          "others can reach it without TLS, so that tokens go in the clear: let it listen at this"
              + " machine only, with a proxy before it that speaks TLS, and give --url https://HOST");
    }
    return notes;
  }
}
