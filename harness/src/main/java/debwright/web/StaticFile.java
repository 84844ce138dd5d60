package debwright.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * A file that pages use.
 *
 * @param name in the folder of them
 * @param type what a browser takes it for
 */
record StaticFile(String name, String type) {
  private static final Map<String, String> ALL =
      Map.of(
          "site.css", "text/css; charset=utf-8",
          "live.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  static Optional<StaticFile> find(String name) {
    return Optional.ofNullable(ALL.get(name)).map(type -> new StaticFile(name, type));
  }

  byte[] bytes() throws IOException {
    try (InputStream in = StaticFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return in.readAllBytes();
    }
  }
}
