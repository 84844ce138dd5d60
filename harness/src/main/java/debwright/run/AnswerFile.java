package debwright.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers by key, a line each, to which several processes may add. A line is the key, a blank, the
 * attempt without its plan as JSON, a tab, and the plan; where a key is there twice, the later line
 * counts. What a kill leaves of a line is no line of the file.
 */
final class AnswerFile {
  private static final String NAME = "answers.txt";
  private static final int KEY_LENGTH = 64;

  /** Where a line is in the file. */
  private record Place(long offset, int length) {}

  private final Path folder;
  private final Map<String, Place> places;

  private AnswerFile(Path folder, Map<String, Place> places) {
    this.folder = folder;
    this.places = places;
  }

  /** That of a folder; there need be none yet. */
  static AnswerFile in(Path folder) throws IOException {
    Map<String, Place> places = new HashMap<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(folder.resolve(NAME)))) {
      scan(in, places);
    } catch (NoSuchFileException e) {
      return new AnswerFile(folder, places);
    }
    return new AnswerFile(folder, places);
  }

  private static void scan(InputStream in, Map<String, Place> places) throws IOException {
    byte[] chunk = new byte[1 << 16];
    byte[] key = new byte[KEY_LENGTH + 1];
    long start = 0;
    long at = 0;
    for (int got = in.read(chunk); got > 0; got = in.read(chunk)) {
      for (int i = 0; i < got; i++, at++) {
        if (chunk[i] == '\n') {
          place(key, start, at).ifPresent(place -> places.put(text(key), place));
          start = at + 1;
        } else if (at - start < key.length) {
          key[(int) (at - start)] = chunk[i];
        }
      }
    }
  }

  private static Optional<Place> place(byte[] key, long start, long end) {
    boolean whole = end - start > key.length && key[KEY_LENGTH] == ' ';
    return whole && end - start < Integer.MAX_VALUE
        ? Optional.of(new Place(start, (int) (end - start)))
        : Optional.empty();
  }

  private static String text(byte[] key) {
    return new String(key, 0, KEY_LENGTH, StandardCharsets.ISO_8859_1);
  }

  boolean has(String key) {
    return places.containsKey(key);
  }

  /** The answer of that key; one that is damaged is none. */
  Optional<Attempt> find(String key) throws IOException {
    Place place = places.get(key);
    if (place == null) {
      return Optional.empty();
    }
    ByteBuffer line = ByteBuffer.allocate(place.length);
    try (FileChannel file = FileChannel.open(folder.resolve(NAME))) {
      while (line.hasRemaining() && file.read(line, place.offset + line.position()) > 0) {}
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return attempt(new String(line.array(), 0, line.position(), StandardCharsets.UTF_8));
  }

  private static Optional<Attempt> attempt(String line) {
    int plan = line.indexOf('\t');
    if (plan < 0) {
      return Optional.empty();
    }
    try {
      Attempt bare = Attempt.of(line.substring(KEY_LENGTH + 1, plan));
      return Optional.of(bare.withPlan(line.substring(plan + 1)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Adds an answer, in one step. */
  void add(String key, Attempt attempt) throws IOException {
    String json = attempt.withPlan("").line();
    String line = key + " " + json + "\t" + attempt.answer().plan().text() + "\n";
    // Another process may have forgotten all of them meanwhile.
    Files.createDirectories(folder);
    try (FileChannel file =
        FileChannel.open(
            folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      // After half a line of a killed process a new one begins.
      file.write(StandardCharsets.UTF_8.encode("\n" + line));
    }
  }

  void remove() throws IOException {
    FolderRemoval.remove(folder);
  }
}
