package debwright.notify;

import java.net.URI;
import java.util.Optional;

/** Notices for tests. */
final class Notices {
  static final String REVISION = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

  /** Everything at once that means something to one of the other sides. */
  static final String HOSTILE =
      "x\r\nQUIT :gone\r\nBcc: victim@example.org\r\n\r\n<!channel> <@U1> @everyone\u0000\u0001ACTION"
          + "\u0001 <script>alert(1)</script> \u202eesrever\u2028& \ud800";

  private Notices() {}

  static Notice landed(String id, String title, String text) {
    return new Notice(
        "landed",
        title,
        text,
        Optional.of(URI.create("https://example.org/proposals/7?a=1&b=2")),
        Optional.of(REVISION),
        id);
  }

  static Notice plain(String kind, String id) {
    return new Notice(kind, "Title", "", Optional.empty(), Optional.empty(), id);
  }
}
