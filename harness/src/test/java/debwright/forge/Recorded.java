package debwright.forge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** What forges sent. */
final class Recorded {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Recorded() {}

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = Recorded.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new IOException("no recorded message " + name);
      }
      return in.readAllBytes();
    }
  }

  /** One with something changed, as the forge documents that it also comes. */
  static byte[] changed(String name, Consumer<ObjectNode> change) throws IOException {
    ObjectNode node = (ObjectNode) JSON.readTree(bytes(name));
    change.accept(node);
    return JSON.writeValueAsBytes(node);
  }
}
