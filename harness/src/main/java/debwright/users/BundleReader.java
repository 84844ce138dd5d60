package debwright.users;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import debwright.distil.PackedItem;
import debwright.plan.Shown;
import debwright.text.JsonFault;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads bundles of anybody's. Names in the zip are compared, never used as paths; each part has a
 * limit that is checked while it is read; nothing that the format does not have is looked at.
 */
final class BundleReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path file;
  private final Path folder;

  private BundleReader(Path file, Path folder) {
    this.file = file;
    this.folder = folder;
  }

  /**
   * Reads a bundle.
   *
   * @param folder an empty one, for the pack
   * @throws UserReportException it is no bundle, or breaks a limit
   */
  static Bundle read(Path file, Path folder) throws IOException, UserReportException {
    return new BundleReader(file, folder).read();
  }

  private Bundle read() throws IOException, UserReportException {
    if (!Files.isRegularFile(file)) {
      throw fault("a file that debwright report-app wrote was expected");
    }
    if (Files.size(file) > Bundle.LARGEST_BUNDLE) {
      throw fault(
          "at most %d bytes were expected, found %d"
              .formatted(Bundle.LARGEST_BUNDLE, Files.size(file)));
    }
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(file), StandardCharsets.UTF_8)) {
      return parts(zip);
    } catch (ZipException | IllegalArgumentException e) {
      throw fault("a bundle was expected, found " + shown(e.getMessage()));
    } catch (EOFException e) {
      throw fault("a whole bundle was expected, found its end too early");
    }
  }

  private Bundle parts(ZipInputStream zip) throws IOException, UserReportException {
    expectEntry(zip.getNextEntry(), Bundle.REPORT);
    ReportFields fields = fields(text(zip));
    Complaint complaint = fields.complaint();
    Optional<ReportFields.Item> item = fields.item();
    if (item.isEmpty()) {
      expectEnd(zip);
      return new Bundle(complaint, Optional.empty());
    }
    expectEntry(zip.getNextEntry(), Bundle.PACK);
    Path pack = folder.resolve(Bundle.PACK);
    Files.copy(new Limited(zip, Bundle.LARGEST_BUNDLE), pack);
    expectEnd(zip);
    PackedItem packed = new PackedItem(Bundle.ITEM, item.get().sha256(), item.get().size());
    return new Bundle(complaint, Optional.of(new Bundle.App(pack, packed, item.get().lean())));
  }

  private void expectEntry(@Nullable ZipEntry entry, String name) throws UserReportException {
    String found = entry == null ? "nothing" : "'" + shown(entry.getName()) + "'";
    if (entry == null || !entry.getName().equals(name)) {
      throw fault("%s was expected, found %s".formatted(name, found));
    }
  }

  private void expectEnd(ZipInputStream zip) throws IOException, UserReportException {
    ZipEntry entry = zip.getNextEntry();
    if (entry != null) {
      throw fault("nothing more was expected, found '" + shown(entry.getName()) + "'");
    }
  }

  private String text(InputStream in) throws IOException, UserReportException {
    byte[] bytes = new Limited(in, Bundle.LARGEST_REPORT).readAllBytes();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw fault(Bundle.REPORT + ": UTF-8 was expected, found other bytes");
    }
  }

  private ReportFields fields(String text) throws UserReportException {
    try {
      JsonNode json = MAPPER.readTree(text);
      return new ReportFields(file + ": " + Bundle.REPORT, json);
    } catch (JsonProcessingException e) {
      throw fault(Bundle.REPORT + ": a JSON object was expected: " + shown(JsonFault.told(e)));
    }
  }

  private static String shown(@Nullable String text) {
    return Shown.text(String.valueOf(text));
  }

  private UserReportException fault(String what) {
    return new UserReportException(file + ": " + what, "ask for a bundle of debwright report-app");
  }

  /** A part of the zip, which may be a bomb. */
  private static final class Limited extends FilterInputStream {
    private final long most;
    private long read;

    Limited(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = in.read(bytes, offset, length);
      read += Math.max(count, 0);
      if (read > most) {
        throw new ZipException("a part of more than %d bytes".formatted(most));
      }
      return count;
    }
  }
}
