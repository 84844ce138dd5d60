package debwright.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import debwright.job.SoleLock;
import debwright.result.AtomicFile;
import debwright.text.Visible;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says in a repository which process serves it: the file {@code serve.json} has its {@code url} and
 * {@code process}, and counts as long as that process holds {@code serve.lock}.
 */
final class ServerSign implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Optional<SoleLock> lock;

  private ServerSign(Path file, Optional<SoleLock> lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * That of a server which does not listen yet.
   *
   * @param folder of the repository that nobody else is given
   */
  static ServerSign in(Path folder) throws IOException {
    Optional<SoleLock> lock = SoleLock.take(folder.resolve("serve.lock"));
    Path file = folder.resolve("serve.json");
    if (lock.isPresent()) {
      Files.deleteIfExists(file);
    }
    return new ServerSign(file, lock);
  }

  /** Who serves the repository already, such as {@code http://127.0.0.1:8042/ (process 12)}. */
  Optional<String> other() throws IOException {
    return lock.isPresent() ? Optional.empty() : Optional.of(read());
  }

  private String read() throws IOException {
    try {
      JsonNode sign = JSON.readTree(Files.readString(file));
      return "%s (process %d)"
          .formatted(Visible.line(sign.path("url").asText()), sign.path("process").asLong());
    } catch (NoSuchFileException | JsonProcessingException e) {
      return "another process";
    }
  }

  /** Writes where this one listens; not where another one serves. */
  void hang(URI url) throws IOException {
    if (lock.isPresent()) {
      String text =
          JSON.createObjectNode()
              .put("schema", 1)
              .put("url", url.toString())
              .put("process", ProcessHandle.current().pid())
              .toString();
      AtomicFile.write(file, text + "\n");
    }
  }

  @Override
  public void close() throws IOException {
    if (lock.isPresent()) {
      Files.deleteIfExists(file);
      lock.get().close();
    }
  }
}
