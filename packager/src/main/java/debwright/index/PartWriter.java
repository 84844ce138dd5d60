package debwright.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes a part of an index as a file of its own, to lie beside the index. */
final class PartWriter {
  private PartWriter() {}

  /**
   * Writes it in one step: the same table gives the same bytes.
   *
   * @param of what the part is for: its release, architecture, origin and date are the part's
   */
  static IndexFacts write(Path file, Part part, IndexFacts of, TableWriter table)
      throws IOException {
    Map<String, TableWriter> tables = Map.of(part.code(), table);
    IndexFacts facts =
        new IndexFacts(
            of.release(),
            of.architecture(),
            of.origin(),
            of.date(),
            part.code(),
            Sections.snapshot(of.release(), of.architecture(), tables),
            Map.of(part.code(), table.size()),
            Map.of());
    Sections.write(file, facts, tables);
    return facts;
  }
}
