package debwright.mirror;

import java.util.ArrayList;
import java.util.List;

/**
 * The text that a clear-signed message (RFC 9580, 7) signs. As apt does, a message with anything
 * before or behind it is refused, so that what is read is what a checker of signatures sees.
 */
final class SignedText {
  private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";
  private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
  private static final String END = "-----END PGP SIGNATURE-----";

  private final List<String> lines;
  private final String where;
  private int at;

  private SignedText(String message, String where) {
    this.lines = message.lines().toList();
    this.where = where;
  }

  /** Whether a text begins as such a message. */
  static boolean isSigned(String text) {
    return text.startsWith(BEGIN);
  }

  static String of(String message, String where) throws MirrorException {
    return new SignedText(message, where).text();
  }

  private String text() throws MirrorException {
    expect(BEGIN);
    while (at < lines.size() && lines.get(at).startsWith("Hash: ")) {
      at++;
    }
    expect("");
    List<String> text = new ArrayList<>();
    while (at < lines.size() && !lines.get(at).equals(SIGNATURE)) {
      text.add(unescaped(lines.get(at++)));
    }
    expect(SIGNATURE);
    while (at < lines.size() && !lines.get(at).startsWith("-")) {
      at++;
    }
    expect(END);
    if (lines.subList(at, lines.size()).stream().anyMatch(line -> !line.isBlank())) {
      throw MirrorException.refused(where, "nothing behind the signature", "more text");
    }
    return String.join("\n", text) + "\n";
  }

  private String unescaped(String line) throws MirrorException {
    if (line.startsWith("- ")) {
      return line.substring(2);
    }
    if (line.startsWith("-")) {
      throw MirrorException.refused(where, "a signed text", "the line '" + shown(line) + "' in it");
    }
    return line;
  }

  private void expect(String line) throws MirrorException {
    String found = at < lines.size() ? lines.get(at) : "the end";
    if (at >= lines.size() || !found.equals(line)) {
      throw MirrorException.refused(
          where,
          line.isEmpty() ? "an empty line behind the head" : "the line " + line,
          "'" + shown(found) + "'");
    }
    at++;
  }

  private static String shown(String line) {
    return line.substring(0, Math.min(60, line.length())).replaceAll("\\p{Cc}", "?");
  }
}
