package debwright.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Writes manifests: sorted, and byte for byte the same for the same items. */
final class ManifestWriter {
  private ManifestWriter() {}

  /** Replaces the file in one step. */
  static void write(Path manifest, Collection<Item> items) throws IOException {
    WholeFile.write(manifest, text(items));
  }

  static String text(Collection<Item> items) {
    return CsvText.of(Column.texts(), items.stream().sorted().map(ManifestWriter::cells));
  }

  private static List<String> cells(Item item) {
    return Arrays.stream(Column.values()).map(column -> column.of(item)).toList();
  }
}
