package debwright.app;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The fields of a package.json that a package can use (npm's package.json documentation).
 *
 * @param folder of the file, that its paths are relative to; empty text for the root
 * @param bin command to path in the app
 */
record PackageJson(
    String folder,
    Optional<String> name,
    Optional<String> version,
    Optional<String> description,
    Optional<String> homepage,
    Optional<String> licence,
    Optional<Person> author,
    Optional<String> productName,
    Map<String, String> bin) {
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final JsonMapper JSON = new JsonMapper();

  PackageJson {
    bin = Collections.unmodifiableMap(new TreeMap<>(bin));
  }

  /**
   * Empty where the text is no JSON object: then it tells nothing.
   *
   * @param problems is told what is wrong with it, for a person
   */
  static Optional<PackageJson> parse(String path, String text, Consumer<String> problems) {
    try {
      JsonNode root = JSON.readTree(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
      if (root.isObject()) {
        return Optional.of(of(path, root));
      }
      problems.accept("%s tells nothing: expected a JSON object".formatted(path));
    } catch (JsonProcessingException e) {
      problems.accept("%s tells nothing: %s".formatted(place(path, e), e.getOriginalMessage()));
    }
    return Optional.empty();
  }

  private static String place(String path, JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null ? path : path + ":" + location.getLineNr();
  }

  private static PackageJson of(String path, JsonNode root) {
    String folder = path.substring(0, path.lastIndexOf('/'));
    return new PackageJson(
        folder,
        text(root, "name"),
        text(root, "version"),
        text(root, "description"),
        text(root, "homepage"),
        licence(root),
        author(root.path("author")),
        text(root, "productName"),
        bin(folder, root));
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.ofNullable(node.path(field).textValue())
        .map(text -> text.replaceAll("\\p{Cc}+", " ").strip())
        .filter(text -> !text.isEmpty());
  }

  private static Optional<String> licence(JsonNode root) {
    return text(root, "license").or(() -> text(root.path("license"), "type"));
  }

  private static Optional<Person> author(JsonNode author) {
    return author.isObject()
        ? text(author, "name").map(name -> new Person(name, text(author, "email")))
        : Optional.ofNullable(author.textValue()).flatMap(Person::parse);
  }

  private static Map<String, String> bin(String folder, JsonNode root) {
    Map<String, String> bin = new TreeMap<>();
    JsonNode field = root.path("bin");
    if (field.isTextual()) {
      text(root, "name").ifPresent(name -> put(bin, folder, Papers.fileName(name), field));
    }
    field.properties().forEach(each -> put(bin, folder, each.getKey(), each.getValue()));
    return bin;
  }

  private static void put(Map<String, String> bin, String folder, String command, JsonNode path) {
    if (path.isTextual()) {
      bin.put(command, folder + "/" + path.textValue().replaceFirst("^(?:\\./|/)++", ""));
    }
  }
}
