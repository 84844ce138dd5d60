package debwright.notify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ids of notices that were sent, a line each, the newest last. Of many the oldest are
 * forgotten.
 */
final class SentIds {
  /** An event is not told again years later. */
  private static final int KEPT = 5_000;

  private final Path file;
  private final Path lock;
  private Set<String> ids = Set.of();
  private long seen = -1;

  SentIds(Path file) {
    this.file = file;
    this.lock = file.resolveSibling(file.getFileName() + ".lock");
  }

  synchronized boolean contains(String id) throws IOException {
    refresh();
    return ids.contains(id);
  }

  /** Another process may have added some. */
  private void refresh() throws IOException {
    long size = Files.exists(file) ? Files.size(file) : 0;
    if (size != seen) {
      ids = new LinkedHashSet<>(lines());
      seen = size;
    }
  }

  /** A line without its end was cut off by the end of its writer. */
  private List<String> lines() throws IOException {
    String text = Files.exists(file) ? Files.readString(file) : "";
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  void add(String id) throws IOException {
    // A lock of the system keeps other processes out, and throws where it is this one's own.
    synchronized (SentIds.class) {
      try (FileChannel alone =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        alone.lock();
        addAlone(id);
      }
    }
  }

  private void addAlone(String id) throws IOException {
    List<String> known = lines();
    if (known.size() >= 2 * KEPT || endsInside()) {
      rewrite(known.subList(Math.max(0, known.size() - KEPT), known.size()), id);
    } else {
      write(file, id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private boolean endsInside() throws IOException {
    String text = Files.exists(file) ? Files.readString(file) : "";
    return !text.isEmpty() && !text.endsWith("\n");
  }

  private void rewrite(List<String> known, String id) throws IOException {
    List<String> all = new ArrayList<>(known);
    Collections.addAll(all, id, "");
    Path fresh = file.resolveSibling("." + file.getFileName() + ".part");
    write(
        fresh,
        String.join("\n", all),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(Path file, String text, StandardOpenOption... options)
      throws IOException {
    try (FileChannel out = FileChannel.open(file, options)) {
      out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      out.force(true);
    }
  }
}
