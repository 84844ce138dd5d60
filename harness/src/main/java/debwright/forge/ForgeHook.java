package debwright.forge;

import debwright.forge.ForgeException.Reason;
import java.time.Clock;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a forge's webhook sends.
 *
 * <pre>
 * ForgeHook hook = ForgeHook.github(secret);
 * Delivery delivery = hook.read(context::header, body);   // with Javalin
 * if (delivery.event() instanceof ForgeEvent.Approved approved) …
 * </pre>
 */
public final class ForgeHook {
  /** The most bytes of a body: a forge's longest messages have a tenth of it. */
  public static final int MAX_BODY = 1 << 20;

  private final Forge forge;

  private ForgeHook(Forge forge) {
    this.forge = forge;
  }

  /** The headers of a request. */
  @FunctionalInterface
  public interface Headers {
    /**
     * The value of one, or null.
     *
     * @param name upper and lower case are the same
     */
    @Nullable String get(String name);
  }

  /**
   * GitHub's.
   *
   * @param secret the webhook's
   * @throws IllegalArgumentException it is empty, so that everybody would be GitHub
   */
  public static ForgeHook github(String secret) {
    return new ForgeHook(new GithubForge(needed(secret)));
  }

  /**
   * GitLab's.
   *
   * @param token the webhook's secret token, or its signing token ({@code whsec_…})
   * @throws IllegalArgumentException it is empty, or a signing token that is not whole
   */
  public static ForgeHook gitlab(String token) {
    return gitlab(token, Clock.systemUTC());
  }

  static ForgeHook gitlab(String token, Clock clock) {
    return new ForgeHook(new GitlabForge(GitlabToken.of(needed(token), clock)));
  }

  private static String needed(String secret) {
    if (secret.isBlank()) {
      throw new IllegalArgumentException("a webhook needs a secret");
    }
    return secret;
  }

  /**
   * Checks the signature, and only then reads the rest.
   *
   * @param body as it came, byte for byte
   * @throws ForgeException unsigned, malformed or too big
   */
  public Delivery read(Headers headers, byte[] body) throws ForgeException {
    if (body.length > MAX_BODY) {
      String found = "expected at most " + MAX_BODY + " bytes, found " + body.length;
      throw new ForgeException(Reason.TOO_BIG, found, "");
    }
    forge.check(headers, body);
    Payload payload = Payload.parse(headers, body);
    return new Delivery(
        forge.id(headers),
        DigestUtils.sha256Hex(body),
        forge.repository(payload),
        forge.event(headers, payload));
  }
}
