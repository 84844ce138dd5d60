package debwright.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import debwright.forge.ForgeException.Reason;
import debwright.forge.ForgeHook.Headers;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Repository;

/** The JSON of a message; every error names the key, as {@code pull_request.head.sha}. */
final class Payload {
  /** Twice the same key: two readers could read two things. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern NO_COMMIT = Pattern.compile("0+");
  private static final String BRANCHES = "refs/heads/";

  private final JsonNode root;

  private Payload(JsonNode root) {
    this.root = root;
  }

  static Payload parse(Headers headers, byte[] body) throws ForgeException {
    String type = Optional.ofNullable(headers.get("Content-Type")).orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new ForgeException(
          Reason.MALFORMED,
          "Content-Type: expected application/json, found '" + shown(type) + "'",
          "choose application/json as the webhook's content type");
    }
    try {
      JsonNode root = JSON.readTree(body);
      if (!root.isObject()) {
        throw ForgeException.malformed("expected a JSON object, found " + shown(root.toString()));
      }
      return new Payload(root);
    } catch (JsonProcessingException e) {
      int at = (int) Math.max(0, e.getLocation() == null ? 0 : e.getLocation().getByteOffset());
      throw ForgeException.malformed(
          "no good JSON at byte " + at + ": " + shown(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("bytes are read without input or output", e);
    }
  }

  private JsonNode node(String path) {
    return root.at("/" + path.replace('.', '/'));
  }

  boolean has(String path) {
    return !node(path).isMissingNode() && !node(path).isNull();
  }

  /** A list, or the nothing that has no elements. */
  JsonNode list(String path) {
    return node(path);
  }

  boolean flag(String path) {
    return node(path).asBoolean(false);
  }

  /** A text; empty where it is missing, null or something else. */
  String text(String path) {
    return optional(path).orElse("");
  }

  Optional<String> optional(String path) {
    return Optional.of(node(path)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  String needed(String path) throws ForgeException {
    return optional(path).filter(text -> !text.isBlank()).orElseThrow(() -> wrong(path, "a text"));
  }

  long number(String path) throws ForgeException {
    JsonNode number = node(path);
    if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 1) {
      throw wrong(path, "a number from 1");
    }
    return number.longValue();
  }

  /** The id of a commit. */
  String commit(String path) throws ForgeException {
    return optional(path)
        .filter(id -> COMMIT.matcher(id).matches() && !NO_COMMIT.matcher(id).matches())
        .orElseThrow(() -> wrong(path, "the 40 hex digits of a commit"));
  }

  Optional<String> optionalCommit(String path) throws ForgeException {
    return has(path) ? Optional.of(commit(path)) : Optional.empty();
  }

  /** Whether an id stands for the branch that is gone. */
  boolean isNoCommit(String path) {
    return NO_COMMIT.matcher(text(path)).matches();
  }

  /** The name of a branch, which git would take as one. */
  String branch(String path) throws ForgeException {
    String name = needed(path);
    if (!Repository.isValidRefName(BRANCHES + name) || name.startsWith("-")) {
      throw wrong(path, "the name of a branch");
    }
    return name;
  }

  /** The branch of a ref; empty where it is a tag's or another. */
  Optional<String> branchOfRef(String path) throws ForgeException {
    String ref = needed(path);
    if (!ref.startsWith(BRANCHES)) {
      return Optional.empty();
    }
    String name = ref.substring(BRANCHES.length());
    if (!Repository.isValidRefName(ref) || name.startsWith("-")) {
      throw wrong(path, "the ref of a branch");
    }
    return Optional.of(name);
  }

  /** An address of the web: a page shows it as a link. */
  URI web(String path) throws ForgeException {
    try {
      URI uri = new URI(needed(path));
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // As wrong as one of another kind.
    }
    throw wrong(path, "an http address");
  }

  private ForgeException wrong(String path, String expected) {
    JsonNode node = node(path);
    String found = node.isMissingNode() ? "nothing" : shown(node.toString());
    return ForgeException.malformed(path + ": expected " + expected + ", found " + found);
  }

  /** The beginning of what a stranger sent, in one line. */
  static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }
}
