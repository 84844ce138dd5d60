package debwright.access;

import debwright.delivery.Role;
import debwright.ledger.Event;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The tokens of a repository, in {@code debwright/tokens.json} of its git folder. Whoever has a
 * token acts as its person, with its roles.
 *
 * <p>A token is 256 random bits, and its SHA-256 is kept. A slow digest, as for passwords, would
 * gain nothing: it is to make the guessing of what people think up expensive, and nobody guesses
 * 256 random bits, be the digest ever so fast.
 */
public final class Tokens {
  /** Digits of a digest that name a token. */
  static final int NAME = 12;

  private static final int BYTES = 32;
  private static final String PREFIX = "dw_";
  private static final Pattern PERSON = Pattern.compile("[^<>\\p{Cntrl}]+ <[^<>\\s]+>");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TokenFile file;
  private final Clock clock;
  private Read last = new Read(Optional.empty(), List.of());

  private Tokens(Path file, Clock clock) {
    this.file = new TokenFile(file);
    this.clock = clock;
  }

  /** What was in the file when it looked so. */
  private record Read(Optional<List<Object>> look, List<Token> tokens) {
    Read {
      tokens = List.copyOf(tokens);
    }
  }

  /** Those of a repository. */
  public static Tokens of(Trunk trunk, Clock clock) {
    return at(trunk.gitFolder().resolve("debwright").resolve("tokens.json"), clock);
  }

  /** Those of a file, which need not be there yet. */
  public static Tokens at(Path file, Clock clock) {
    return new Tokens(file, clock);
  }

  /**
   * A token, and what is kept of it.
   *
   * @param secret the token; it is nowhere else
   */
  public record Made(String secret, Token token) {}

  /**
   * Makes a token.
   *
   * @param person {@code NAME <ADDRESS>}
   * @param roles at least one
   * @param lasts how long, or empty for as long as it is not removed
   * @throws AccessException it is for nobody or for nothing
   */
  public Made add(String person, Collection<Role> roles, Optional<Duration> lasts)
      throws IOException, AccessException {
    if (!PERSON.matcher(person).matches()) {
      throw new AccessException(
          "expected NAME <ADDRESS>, found '%s'".formatted(person),
          "such as 'Ann Example <ann@example.org>'");
    }
    if (person.strip().equals(Event.MACHINE)) {
      throw new AccessException(
          "'%s' signs what Debwright itself does".formatted(person),
          "give a program that has a token a name of its own");
    }
    if (roles.isEmpty()) {
      throw new AccessException("a token without a role allows nothing", "name one by --role");
    }
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    String digest = DigestUtils.sha256Hex(secret);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Token token =
        new Token(
            digest.substring(0, NAME),
            digest,
            person,
            new TreeSet<>(roles),
            now,
            lasts.map(now::plus));
    file.change(
        tokens -> {
          List<Token> more = new ArrayList<>(tokens);
          more.add(token);
          return more;
        });
    return new Made(secret, token);
  }

  /** Roles by their words, with commas between. */
  public static SortedSet<Role> roles(String words) throws AccessException {
    SortedSet<Role> roles = new TreeSet<>();
    for (String word : List.of(words.split(",", -1))) {
      roles.add(TokenFile.role(word));
    }
    return roles;
  }

  /** All of them, oldest first, also those that have ended. */
  public synchronized List<Token> list() throws IOException, AccessException {
    Optional<List<Object>> look = look();
    if (look.isEmpty() || !look.equals(last.look())) {
      last = new Read(look, file.read());
    }
    return last.tokens();
  }

  /** What changes when the file does: it is never written in place. */
  private Optional<List<Object>> look() throws IOException {
    try {
      BasicFileAttributes is = Files.readAttributes(file.file(), BasicFileAttributes.class);
      return Optional.of(List.of(String.valueOf(is.fileKey()), is.lastModifiedTime(), is.size()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Takes a token away.
   *
   * @param name its own
   * @throws AccessException there is none of that name
   */
  public void remove(String name) throws IOException, AccessException {
    file.change(
        tokens -> {
          List<Token> left = tokens.stream().filter(token -> !token.name().equals(name)).toList();
          if (left.size() == tokens.size()) {
            throw new AccessException(
                "no token '%s'".formatted(name), "debwright token list shows them");
          }
          return left;
        });
  }

  /** The token of that secret that is good now, or empty. */
  public Optional<Token> find(String secret) throws IOException, AccessException {
    return byDigest(DigestUtils.sha256Hex(secret));
  }

  /** The token of that digest that is good now, or empty. Each is compared in constant time. */
  public Optional<Token> byDigest(String digest) throws IOException, AccessException {
    byte[] wanted = digest.getBytes(StandardCharsets.US_ASCII);
    Optional<Token> found = Optional.empty();
    for (Token token : list()) {
      boolean same =
          MessageDigest.isEqual(wanted, token.digest().getBytes(StandardCharsets.US_ASCII));
      found = same ? Optional.of(token) : found;
    }
    return found.filter(token -> token.good(clock.instant()));
  }
}
