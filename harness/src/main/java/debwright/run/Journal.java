package debwright.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is done of a run, a line an attempt, so that a killed run goes on where it was.
 *
 * <p>Lines are only added. A last line without its end is what a kill left of one: it is cut off.
 */
final class Journal implements AutoCloseable {
  private final FileChannel channel;
  private final List<Attempt> earlier;

  private Journal(FileChannel channel, List<Attempt> earlier) {
    this.channel = channel;
    this.earlier = List.copyOf(earlier);
  }

  /**
   * Opens the journal at a path, or begins one.
   *
   * @throws IOException it cannot be read or written
   */
  static Journal open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      return new Journal(channel, earlier(channel));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Reads the whole lines, one at a time, and leaves the channel at their end. */
  private static List<Attempt> earlier(FileChannel channel) throws IOException {
    List<Attempt> attempts = new ArrayList<>();
    InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long whole = 0;
    long read = 0;
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      read++;
      if (octet == '\n') {
        attempt(line.toString(StandardCharsets.UTF_8)).ifPresent(attempts::add);
        line.reset();
        whole = read;
      } else {
        line.write(octet);
      }
    }
    channel.truncate(whole).position(whole);
    return attempts;
  }

  /** What earlier runs did, in their order. */
  List<Attempt> earlier() {
    return earlier;
  }

  /** Adds a line; it is in the file, if not on the disk, when this returns. */
  synchronized void add(Attempt attempt) throws IOException {
    ByteBuffer line = StandardCharsets.UTF_8.encode(attempt.line() + "\n");
    while (line.hasRemaining()) {
      channel.write(line);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** A line that cannot be read is a lost attempt: its item is done again. */
  private static Optional<Attempt> attempt(String line) {
    try {
      return Optional.of(Attempt.of(line));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
