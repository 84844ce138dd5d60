package debwright.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/** The named sections of an index file or of a part's, which are mapped, not parsed. */
final class Sections {
  private static final byte[] MAGIC = "DWINDEX1".getBytes(StandardCharsets.US_ASCII);
  private static final int SECTION_BYTES = 24;
  private static final int NAME_BYTES = 16;
  private static final int MOST_SECTIONS = 64;
  private static final String FACTS = "facts";

  private final Path file;
  private final Map<String, ByteBuffer> sections;

  private Sections(Path file, Map<String, ByteBuffer> sections) {
    this.file = file;
    this.sections = sections;
  }

  static Sections open(Path file) throws IOException, IndexException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new IndexException("it is too big: %d bytes".formatted(channel.size()));
      }
      return new Sections(
          file, read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())));
    } catch (IndexException e) {
      throw e.in(file);
    }
  }

  Path file() {
    return file;
  }

  String fileName() {
    return String.valueOf(file.getFileName());
  }

  boolean has(String name) {
    return sections.containsKey(name);
  }

  IndexFacts facts() throws IndexException {
    ByteBuffer section = section(FACTS);
    byte[] bytes = new byte[section.remaining()];
    section.get(0, bytes);
    return IndexFacts.of(new String(bytes, StandardCharsets.UTF_8));
  }

  Table table(String name) throws IndexException {
    return new Table(section(name));
  }

  private ByteBuffer section(String name) throws IndexException {
    ByteBuffer section = sections.get(name);
    if (section == null) {
      throw new IndexException("section %s is missing".formatted(name));
    }
    return section;
  }

  private static Map<String, ByteBuffer> read(ByteBuffer file) throws IndexException {
    byte[] magic = new byte[MAGIC.length];
    if (file.limit() < MAGIC.length + 4 || !Arrays.equals(MAGIC, start(file, magic))) {
      throw new IndexException(
          "its first bytes are not 'DWINDEX1': it is no index, or one of another format");
    }
    int count = file.getInt(MAGIC.length);
    if (count < 0
        || count > MOST_SECTIONS
        || MAGIC.length + 4 + count * SECTION_BYTES > file.limit()) {
      throw new IndexException("its head is damaged: %d sections".formatted(count));
    }
    Map<String, ByteBuffer> sections = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      int at = MAGIC.length + 4 + i * SECTION_BYTES;
      byte[] name = new byte[NAME_BYTES];
      file.get(at, name);
      String key = new String(name, StandardCharsets.US_ASCII).trim();
      sections.put(
          key, slice(file, key, file.getInt(at + NAME_BYTES), file.getInt(at + NAME_BYTES + 4)));
    }
    return sections;
  }

  private static byte[] start(ByteBuffer file, byte[] into) {
    file.get(0, into);
    return into;
  }

  private static ByteBuffer slice(ByteBuffer file, String name, int offset, int length)
      throws IndexException {
    if (offset < 0 || length < 0 || offset > file.limit() - (long) length) {
      throw new IndexException(
          "section %s should end at byte %d, the file ends at %d: it is cut off"
              .formatted(name, (long) offset + length, file.limit()));
    }
    return file.slice(offset, length);
  }

  /** Writes a file in one step: it is there whole, or as it was. */
  static void write(Path file, IndexFacts facts, Map<String, TableWriter> tables)
      throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("not a file: " + file);
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("not a file: " + file);
    }
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, ".index", ".new");
    try {
      Files.write(fresh, layOut(facts, tables));
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static byte[] layOut(IndexFacts facts, Map<String, TableWriter> tables) {
    Map<String, byte[]> sections = new LinkedHashMap<>();
    sections.put(FACTS, facts.text().getBytes(StandardCharsets.UTF_8));
    tables.forEach((name, table) -> sections.put(name, table.toBytes()));
    Encoder out = new Encoder();
    out.raw(MAGIC);
    out.u32(sections.size());
    int at = MAGIC.length + 4 + sections.size() * SECTION_BYTES;
    for (Map.Entry<String, byte[]> section : sections.entrySet()) {
      byte[] name = section.getKey().getBytes(StandardCharsets.US_ASCII);
      out.raw(Arrays.copyOf(name, NAME_BYTES));
      out.u32(at);
      out.u32(section.getValue().length);
      at += section.getValue().length;
    }
    sections.values().forEach(out::raw);
    return out.toBytes();
  }

  /** SHA-256 in hex over what tables say, whatever the file format. */
  static String snapshot(Release release, String architecture, Map<String, TableWriter> tables) {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    sha256.update((release.name() + " " + architecture + "\n").getBytes(StandardCharsets.UTF_8));
    tables.forEach(
        (name, table) -> {
          sha256.update((name + " " + table.size() + "\n").getBytes(StandardCharsets.UTF_8));
          table.forEach(
              (key, value) -> {
                sha256.update(
                    ByteBuffer.allocate(8).putInt(key.length).putInt(value.length).flip());
                sha256.update(key);
                sha256.update(value);
              });
        });
    return HexFormat.of().formatHex(sha256.digest());
  }
}
