package debwright.mirror;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * What was fetched, by the SHA-256 that the archive says each package has. Records are only added,
 * so that one that a kill cut off is the last, and is left out when the file is opened again. Safe
 * for use by several threads.
 *
 * <pre>
 *  0  "DWMIRR01"
 * then for each package
 *  0  32  SHA-256 of the package
 * 32   4  length of what is kept
 * 36   4  CRC-32 of all but these four bytes
 * 40      what is kept
 * </pre>
 */
final class Journal implements Closeable {
  private static final byte[] MAGIC = "DWMIRR01".getBytes(US_ASCII);
  private static final int HEADER = 40;
  private static final int MOST = 64 << 20;

  private record Place(long at, int length) {}

  private final Path path;
  private final FileChannel channel;
  private final Map<String, Place> places;
  private long end;

  private Journal(Path path, FileChannel channel, Map<String, Place> places, long end) {
    this.path = path;
    this.channel = channel;
    this.places = places;
    this.end = end;
  }

  /** Opens it, or begins one. */
  static Journal open(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      Map<String, Place> places = new HashMap<>();
      long end = scan(channel, places);
      channel.truncate(end);
      if (end == 0) {
        write(channel, ByteBuffer.wrap(MAGIC), 0);
        end = MAGIC.length;
      }
      return new Journal(path, channel, places, end);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Finds the sound records, and where they end. */
  private static long scan(FileChannel channel, Map<String, Place> places) throws IOException {
    Optional<byte[]> magic = read(channel, 0, MAGIC.length);
    if (magic.isEmpty() || !Arrays.equals(magic.get(), MAGIC)) {
      return 0;
    }
    long at = MAGIC.length;
    while (true) {
      Optional<byte[]> header = read(channel, at, HEADER);
      if (header.isEmpty()) {
        return at;
      }
      ByteBuffer fields = ByteBuffer.wrap(header.get());
      int length = fields.getInt(32);
      Optional<byte[]> data =
          length < 0 || length > MOST ? Optional.empty() : read(channel, at + HEADER, length);
      if (data.isEmpty() || fields.getInt(36) != sum(header.get(), data.get())) {
        return at;
      }
      places.put(HexFormat.of().formatHex(header.get(), 0, 32), new Place(at + HEADER, length));
      at += HEADER + length;
    }
  }

  private static int sum(byte[] header, byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(header, 0, 36);
    crc.update(data);
    return (int) crc.getValue();
  }

  private static Optional<byte[]> read(FileChannel channel, long at, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(buffer.array());
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes, at + bytes.position());
    }
  }

  synchronized boolean has(String sha256) {
    return places.containsKey(sha256);
  }

  /** What is kept of a package. */
  Optional<Fetched> find(String sha256) throws IOException {
    Place place;
    synchronized (this) {
      place = places.get(sha256);
    }
    if (place == null) {
      return Optional.empty();
    }
    Optional<byte[]> data = read(channel, place.at, place.length);
    return data.isEmpty() ? Optional.empty() : Optional.of(Fetched.of(data.get()));
  }

  /** Keeps what was fetched of a package. */
  synchronized void add(String sha256, Fetched fetched) throws IOException {
    byte[] data = fetched.toBytes();
    byte[] header = new byte[HEADER];
    System.arraycopy(HexFormat.of().parseHex(sha256), 0, header, 0, 32);
    ByteBuffer.wrap(header).putInt(32, data.length).putInt(36, 0);
    ByteBuffer.wrap(header).putInt(36, sum(header, data));
    write(channel, ByteBuffer.wrap(Head.joined(header, data)), end);
    places.put(sha256, new Place(end + HEADER, data.length));
    end += HEADER + data.length;
  }

  /** Forgets all but some packages, where that is worth it; to be called last. */
  synchronized void keepOnly(Set<String> wanted) throws IOException {
    if (wanted.containsAll(places.keySet())) {
      return;
    }
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (Journal kept = open(fresh)) {
      for (String sha256 : new TreeSet<>(wanted)) {
        Optional<Fetched> fetched = find(sha256);
        if (fetched.isPresent()) {
          kept.add(sha256, fetched.get());
        }
      }
    }
    BuildFolder.settle(fresh, path);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
