package debwright.notify;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts each notice as JSON to an address. */
public final class WebhookChannel implements Channel {
  /** The header that carries a notice's id. */
  public static final String DELIVERY = "X-Debwright-Delivery";

  /** The header {@code sha256=}, then the body's HMAC-SHA256 in hex. */
  public static final String SIGNATURE = "X-Debwright-Signature-256";

  private final Address address;
  private final WebhookFormat format;
  private final Optional<Secret> secret;
  private final HttpPost post;

  /** Where it is: a variable, as most addresses of this kind let everybody write who knows them. */
  sealed interface Address {
    /** In the environment. */
    record Hidden(Secret secret) implements Address {
      @Override
      public String toString() {
        return secret.variable();
      }
    }

    /** In the project file. */
    record Open(URI uri) implements Address {
      @Override
      public String toString() {
        return uri.toString();
      }
    }
  }

  WebhookChannel(Address address, WebhookFormat format, Optional<Secret> secret, Duration limit) {
    this.address = address;
    this.format = format;
    this.secret = secret;
    this.post = new HttpPost(name(), limit);
  }

  @Override
  public String name() {
    return "webhook " + address + " (" + format + ")";
  }

  @Override
  public List<Secret> secrets() {
    return Stream.concat(
            address instanceof Address.Hidden hidden ? Stream.of(hidden.secret()) : Stream.empty(),
            secret.stream())
        .toList();
  }

  @Override
  public void send(Notice notice) throws UndeliveredException, InterruptedException {
    byte[] body = Json.bytes(format.payload(notice));
    Map<String, String> headers = new LinkedHashMap<>(Map.of(DELIVERY, notice.id()));
    if (secret.isPresent()) {
      headers.put(SIGNATURE, signature(secret.get().read(), body));
    }
    HttpPost.Answer answer = post.send(uri(), headers, body);
    if (!answer.isGood()) {
      throw post.refused(answer);
    }
  }

  private URI uri() throws UndeliveredException {
    if (address instanceof Address.Open open) {
      return open.uri();
    }
    Secret hidden = secrets().get(0);
    return webAddress(hidden.read())
        .orElseThrow(
            () -> new UndeliveredException("env:" + hidden.variable() + " is no http address"));
  }

  /** An address of the web; empty where a text is none. */
  static Optional<URI> webAddress(String text) {
    try {
      URI uri = URI.create(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return Optional.of(uri).filter(known -> web && known.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static String signature(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }
}
