package debwright.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** The parts of one index, opened when they are first asked for. */
final class Parts {
  private final Sections whole;
  private final IndexFacts facts;
  private final Map<Part, Optional<Sections>> opened = new EnumMap<>(Part.class);
  private final Map<Part, Optional<Table>> tables = new EnumMap<>(Part.class);

  /**
   * @param whole the index
   * @param facts of it
   */
  Parts(Sections whole, IndexFacts facts) {
    this.whole = whole;
    this.facts = facts;
  }

  synchronized Optional<Table> table(Part part) throws IndexException {
    Optional<Table> known = tables.get(part);
    if (known == null) {
      known = open(part);
      tables.put(part, known);
    }
    return known;
  }

  private Optional<Table> open(Part part) throws IndexException {
    if (whole.has(part.code())) {
      return Optional.of(whole.table(part.code()));
    }
    Optional<Sections> beside = beside(part);
    return beside.isPresent() ? Optional.of(beside.get().table(part.code())) : Optional.empty();
  }

  private Optional<Sections> beside(Part part) throws IndexException {
    Optional<Sections> known = opened.get(part);
    if (known == null) {
      known = openBeside(part);
      opened.put(part, known);
    }
    return known;
  }

  private Optional<Sections> openBeside(Part part) throws IndexException {
    Path file = whole.file().resolveSibling(part.beside(whole.fileName()));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Sections sections = Sections.open(file);
      check(file, sections.facts());
      return Optional.of(sections);
    } catch (IOException e) {
      throw new IndexException(file, "it can't be read: " + e.getMessage());
    }
  }

  private void check(Path file, IndexFacts part) throws IndexException {
    if (!part.release().equals(facts.release())
        || !part.architecture().equals(facts.architecture())) {
      throw new IndexException(
          file,
          "it is a part for %s %s, beside an index for %s %s"
              .formatted(
                  part.release(), part.architecture(), facts.release(), facts.architecture()));
    }
  }

  synchronized String digest() throws IndexException {
    StringBuilder all = new StringBuilder(facts.snapshot());
    for (Part part : Part.values()) {
      if (!whole.has(part.code())) {
        Optional<Sections> beside = beside(part);
        if (beside.isPresent()) {
          all.append('\n').append(beside.get().facts().snapshot());
        }
      }
    }
    return all.length() == facts.snapshot().length()
        ? facts.snapshot()
        : DigestUtils.sha256Hex(all.toString().getBytes(StandardCharsets.UTF_8));
  }
}
