package debwright.facts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A file of facts, as it is or compressed: {@code NAME}, {@code NAME.gz} or {@code NAME.xz}. */
final class FactsFile {
  private static final int MOST_BYTES = 256 << 20;
  private static final int MOST_KIB = 100 << 10;

  private final Path path;
  private final String name;

  private FactsFile(Path path) {
    this.path = path;
    this.name = String.valueOf(path.getFileName());
  }

  /** The file of that name in a folder, in whichever form it is there. */
  static Optional<FactsFile> find(Path folder, String name) {
    return List.of(name, name + ".gz", name + ".xz").stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(FactsFile::new);
  }

  /**
   * Reads a CSV file.
   *
   * @param columns that it must have
   * @throws FactsException when it is no such file
   */
  List<CsvRow> rows(List<String> columns) throws IOException, FactsException {
    try (InputStream in = open()) {
      byte[] bytes = whole(in, name);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return CsvText.rows(name, text, columns);
    } catch (CharacterCodingException e) {
      throw FactsException.at(name, 0, "text in UTF-8", "other bytes");
    }
  }

  /**
   * Reads a tar file whole.
   *
   * @return the bytes of each regular file, by the last part of its path
   * @throws FactsException when it is no such file, or two files in it have one name
   */
  Map<String, byte[]> members() throws IOException, FactsException {
    Map<String, byte[]> members = new HashMap<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(open())) {
      TarArchiveEntry entry = tar.getNextEntry();
      while (entry != null) {
        if (entry.isFile()) {
          String member = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
          if (members.put(member, whole(tar, name + ": " + member)) != null) {
            throw FactsException.at(name, 0, "each name once", CsvRow.shown(member) + " twice");
          }
        }
        entry = tar.getNextEntry();
      }
      return members;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private InputStream open() throws IOException, FactsException {
    InputStream file = Files.newInputStream(path);
    try {
      return unpacking(file);
    } catch (IOException e) {
      file.close();
      throw unreadable(e);
    }
  }

  private InputStream unpacking(InputStream file) throws IOException {
    if (name.endsWith(".gz")) {
      return new GZIPInputStream(file);
    }
    return name.endsWith(".xz") ? new XZInputStream(file, MOST_KIB) : file;
  }

  private byte[] whole(InputStream in, String what) throws FactsException {
    try {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw FactsException.at(what, 0, "at most %d bytes".formatted(MOST_BYTES), "more");
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private FactsException unreadable(IOException e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return FactsException.at(name, 0, "a file that can be read", "another (" + why + ")");
  }
}
