package debwright.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.delivery.Role;
import debwright.text.JsonFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The file of tokens: {@code {"schema":1,"tokens":[…]}}, for its owner only. */
record TokenFile(Path file) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OWNER = "rw-------";

  /** None where there is no file. */
  List<Token> read() throws IOException, AccessException {
    if (!Files.exists(file)) {
      return List.of();
    }
    JsonNode root = tree(Files.readString(file));
    if (root.path("schema").asInt() != 1 || !root.path("tokens").isArray()) {
      throw wrong("expected schema 1 and a list of tokens");
    }
    List<Token> tokens = new ArrayList<>();
    for (JsonNode each : root.path("tokens")) {
      tokens.add(token(each));
    }
    return tokens;
  }

  private JsonNode tree(String text) throws AccessException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw wrong("expected JSON: " + JsonFault.told(e));
    }
  }

  private Token token(JsonNode node) throws AccessException {
    try {
      TreeSet<Role> roles = new TreeSet<>();
      for (JsonNode role : node.path("roles")) {
        roles.add(role(role.asText()));
      }
      String digest = node.path("sha256").asText();
      if (!digest.matches("[0-9a-f]{64}")) {
        throw wrong("'sha256': expected 64 hex digits, found '" + digest + "'");
      }
      String expires = node.path("expires").asText("");
      return new Token(
          digest.substring(0, Tokens.NAME),
          digest,
          node.path("person").asText(),
          roles,
          Instant.parse(node.path("created").asText()),
          expires.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(expires)));
    } catch (DateTimeException e) {
      throw wrong("expected times in UTC: " + e.getMessage());
    }
  }

  /** The role of that word. */
  static Role role(String word) throws AccessException {
    return Arrays.stream(Role.values())
        .filter(role -> role.toString().equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new AccessException(
                    "no role '%s'".formatted(word),
                    "there are "
                        + Arrays.stream(Role.values())
                            .map(Role::toString)
                            .collect(Collectors.joining(", "))));
  }

  private AccessException wrong(String what) {
    return new AccessException(
        file + ": " + what, "move it away, and make new tokens: debwright token add");
  }

  /** What becomes of the tokens. */
  interface Change {
    List<Token> of(List<Token> tokens) throws AccessException;
  }

  /** Changes it as one of several that may: one after the other, and whole or not at all. */
  void change(Change change) throws IOException, AccessException {
    Files.createDirectories(file.resolveSibling(""));
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      write(change.of(read()));
    }
  }

  private void write(List<Token> tokens) throws IOException {
    Path part =
        Files.createTempFile(
            file.resolveSibling(""),
            ".tokens",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER)));
    try {
      Files.write(part, text(tokens).getBytes(StandardCharsets.UTF_8));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String text(List<Token> tokens) throws JsonProcessingException {
    ObjectNode root = JSON.createObjectNode().put("schema", 1);
    ArrayNode all = root.putArray("tokens");
    for (Token token : tokens) {
      ObjectNode node = all.addObject().put("sha256", token.digest()).put("person", token.person());
      token.roles().forEach(role -> node.withArray("roles").add(role.toString()));
      node.put("created", token.created().toString());
      token.expires().ifPresent(at -> node.put("expires", at.toString()));
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }
}
