package debwright.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** Writes manifests: sorted, RFC 4180 quoting where it is needed, {@code \n}, UTF-8. */
final class ManifestWriter {
  static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').setQuoteMode(QuoteMode.MINIMAL).get();

  private ManifestWriter() {}

  /** Replaces the file in one step. */
  static void write(Path manifest, Collection<Item> items) throws IOException {
    Path place = manifest.toAbsolutePath();
    Path fresh =
        place.resolveSibling("." + place.getFileName() + "." + ProcessHandle.current().pid());
    Files.createDirectories(fresh.getParent());
    try {
      Files.writeString(fresh, text(items));
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  static String text(Collection<Item> items) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord(Column.texts());
      for (Item item : items.stream().sorted().toList()) {
        printer.printRecord(cells(item));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a StringBuilder does not fail", e);
    }
    return text.toString();
  }

  private static Stream<String> cells(Item item) {
    return Arrays.stream(Column.values()).map(column -> column.of(item));
  }
}
