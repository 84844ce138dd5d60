package debwright.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The notices that a channel has not taken yet: a file each, {@code ID.json}, with {@code schema},
 * {@code channel}, {@code told} and {@code notice}; and the ids of those that it took, in the file
 * {@code sent}. Several processes can use one outbox: a file is locked by who sends it.
 */
final class Outbox {
  private static final String ENDING = ".json";

  private final Path folder;
  private final String channel;
  private final SentIds sent;

  /**
   * @param folder of the channel; is made if need be
   * @param channel its name
   */
  Outbox(Path folder, String channel) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.channel = channel;
    this.sent = new SentIds(folder.resolve("sent"));
  }

  /**
   * A notice that waits.
   *
   * @param told when it was told
   */
  record Waiting(Notice notice, Instant told) {}

  /** A notice that nobody else sends for as long as this is open. */
  record Claim(Waiting waiting, FileChannel file) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** Keeps a notice on the disk; not where it waits already, or was sent. */
  boolean keep(Waiting waiting) throws IOException {
    Path place = place(waiting.notice().id());
    if (Files.exists(place) || sent.contains(waiting.notice().id())) {
      return false;
    }
    JsonNode node =
        Json.object()
            .put("schema", Json.SCHEMA)
            .put("channel", channel)
            .put("told", waiting.told().toString())
            .set("notice", Json.of(waiting.notice()));
    Path fresh = Files.createTempFile(folder, ".", ".part");
    try {
      write(fresh, Json.bytes(node));
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return true;
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
        out.write(rest);
      }
      out.force(true);
    }
  }

  /**
   * What waits, the oldest first.
   *
   * @param log is told of files that are no notices
   */
  List<Waiting> waiting(Consumer<String> log) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.getFileName().toString().endsWith(ENDING)).toList();
    }
    return files.stream()
        .flatMap(file -> read(file, log).stream())
        .sorted(Comparator.comparing(Waiting::told).thenComparing(waiting -> waiting.notice().id()))
        .toList();
  }

  private static Optional<Waiting> read(Path file, Consumer<String> log) {
    try {
      JsonNode node = Json.read(Files.readAllBytes(file));
      Instant told = Instant.parse(node.path("told").asText());
      return Optional.of(new Waiting(Json.notice(node.path("notice")), told));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      log.accept(file + ": no notice, left as it is: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** A notice to send; empty where it is gone, or another process sends it. */
  Optional<Claim> claim(Waiting waiting) throws IOException {
    String id = waiting.notice().id();
    FileChannel file;
    try {
      file = FileChannel.open(place(id), StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    // Whoever had it before may have taken it away since it was opened.
    if (isLocked(file) && Files.exists(place(id))) {
      if (!sent.contains(id)) {
        return Optional.of(new Claim(waiting, file));
      }
      Files.deleteIfExists(place(id));
    }
    file.close();
    return Optional.empty();
  }

  private static boolean isLocked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Whether a notice waits. */
  boolean holds(Waiting waiting) {
    return Files.exists(place(waiting.notice().id()));
  }

  /** Notes that a notice is not to be sent any more, and only then lets go of it. */
  void done(Waiting waiting) throws IOException {
    sent.add(waiting.notice().id());
    Files.deleteIfExists(place(waiting.notice().id()));
  }

  private Path place(String id) {
    return folder.resolve(id + ENDING);
  }

  /** A name for a channel's folder: its first word, and a digest of it all. */
  static String folderOf(String channel) {
    String digest = DigestUtils.sha256Hex(channel.getBytes(StandardCharsets.UTF_8));
    return channel.substring(0, channel.indexOf(' ')) + "-" + digest.substring(0, 16);
  }
}
