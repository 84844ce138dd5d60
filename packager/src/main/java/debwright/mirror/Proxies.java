package debwright.mirror;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The proxies that the environment names as curl(1) reads it: {@code http_proxy}, {@code
 * https_proxy}, {@code all_proxy}, {@code no_proxy}. Java's system properties ({@code
 * http.proxyHost}, …) count where it names none.
 */
final class Proxies {
  private static final int USUAL_PORT = 1080;

  private final Map<String, String> environment = new TreeMap<>();

  /**
   * @param environment of the process; names in lower case go before those in upper case
   */
  Proxies(Map<String, String> environment) {
    environment.forEach(
        (name, value) -> this.environment.put(name.toLowerCase(Locale.ROOT), value));
    environment.forEach(
        (name, value) -> {
          if (name.equals(name.toLowerCase(Locale.ROOT))) {
            this.environment.put(name, value);
          }
        });
  }

  /** The way to a place. */
  Proxy of(URI place) {
    String scheme = String.valueOf(place.getScheme()).toLowerCase(Locale.ROOT);
    Optional<Proxy> named =
        value(scheme + "_proxy").or(() -> value("all_proxy")).flatMap(this::proxy);
    if (named.isPresent()) {
      return isDirect(place) ? Proxy.NO_PROXY : named.get();
    }
    List<Proxy> selected = ProxySelector.getDefault().select(place);
    return selected.isEmpty() ? Proxy.NO_PROXY : selected.get(0);
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }

  private Optional<Proxy> proxy(String text) {
    try {
      URI uri = URI.create(text.contains("://") ? text : "http://" + text);
      boolean socks = String.valueOf(uri.getScheme()).startsWith("socks");
      int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
      return Optional.ofNullable(uri.getHost())
          .map(host -> InetSocketAddress.createUnresolved(host, port))
          .map(at -> new Proxy(socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, resolved(at)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  // A connection wants the address itself.
  private static InetSocketAddress resolved(InetSocketAddress at) {
    return new InetSocketAddress(at.getHostString(), at.getPort());
  }

  private boolean isDirect(URI place) {
    String host = String.valueOf(place.getHost()).toLowerCase(Locale.ROOT);
    return Arrays.stream(value("no_proxy").orElse("").split("[,\\s]+", -1))
        .map(each -> each.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
        .filter(each -> !each.isEmpty())
        .anyMatch(each -> each.equals("*") || host.equals(each) || host.endsWith("." + each));
  }
}
