package debwright.curation;

import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.corpus.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds rows to a manifest: what is there stays as it is, with its label. */
final class Rows {
  private final Path manifest;
  private final Map<String, Item> rows = new TreeMap<>();

  private Rows(Path manifest) {
    this.manifest = manifest;
  }

  /** Those of a manifest; none where it is not there yet. */
  static Rows of(Path manifest) throws IOException, ManifestException {
    Rows rows = new Rows(manifest);
    if (Files.exists(manifest)) {
      Corpus.open(manifest).items().forEach(item -> rows.rows.put(item.key(), item));
    }
    return rows;
  }

  /**
   * Writes the manifest with more of them.
   *
   * @param failures what could not be had, for the report
   */
  Addition add(Collection<Item> items, Collection<String> failures) throws IOException {
    int added = 0;
    int known = 0;
    TreeSet<String> others = new TreeSet<>();
    TreeSet<String> problems = new TreeSet<>(failures);
    for (Item item : items) {
      Item before = rows.putIfAbsent(item.key(), item);
      if (before == null) {
        added++;
      } else if (before.location().equals(item.location())) {
        known++;
        problem(before, item).ifPresent(problems::add);
      } else {
        others.add(item.key());
      }
    }
    Corpus corpus = Corpus.write(manifest, rows.values());
    return new Addition(corpus, added, known, List.copyOf(others), List.copyOf(problems));
  }

  private static Optional<String> problem(Item before, Item now) {
    return before.sha256().equals(now.sha256())
        ? Optional.empty()
        : Optional.of(
            "%s: the manifest has sha256 %s, now it is %s"
                .formatted(now.key(), before.sha256(), now.sha256()));
  }
}
