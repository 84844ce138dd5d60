package debwright.source;

import debwright.corpus.Corpus;
import debwright.corpus.CsvText;
import debwright.corpus.Item;
import debwright.corpus.Source;
import debwright.corpus.WholeFile;
import debwright.source.FetchException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was fetched for a corpus, and when first: the file {@code NAME.lock.csv} beside its
 * manifest. A location that gives other bytes than it once did is found out, even where the
 * manifest was changed with it.
 */
public final class FetchLock {
  private static final List<String> COLUMNS =
      List.of("source", "location", "architecture", "sha256", "size", "fetched");

  private record Entry(List<String> cells) {
    Entry {
      cells = List.copyOf(cells);
    }

    static Entry of(Item item, Instant time) {
      return new Entry(
          List.of(
              item.location().source().text(),
              item.location().text(),
              item.architecture(),
              item.sha256(),
              Long.toString(item.size()),
              time.truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    /** What it is about. */
    String key() {
      return String.join(" ", cells.subList(0, 3));
    }

    /** Digest and size. */
    List<String> bytes() {
      return cells.subList(3, 5);
    }
  }

  private final Path file;
  private final Map<String, Entry> entries = new TreeMap<>();
  private boolean changed;

  private FetchLock(Path file) {
    this.file = file;
  }

  /** Where the lock of a corpus is. */
  public static Path file(Corpus corpus) {
    return corpus.folder().resolve(corpus.name() + ".lock.csv");
  }

  /**
   * Opens the lock of a corpus, or begins one.
   *
   * @throws FetchException when there is a file of that name that is none
   */
  public static FetchLock of(Corpus corpus) throws IOException, FetchException {
    FetchLock lock = new FetchLock(file(corpus));
    if (Files.exists(lock.file)) {
      lock.read();
    }
    return lock;
  }

  private void read() throws IOException, FetchException {
    List<List<String>> rows = rows();
    if (rows.isEmpty() || !rows.get(0).equals(COLUMNS)) {
      throw malformed("the header " + String.join(",", COLUMNS) + " was expected");
    }
    for (List<String> row : rows.subList(1, rows.size())) {
      if (row.size() != COLUMNS.size()) {
        throw malformed("%d fields were expected, found %s".formatted(COLUMNS.size(), row));
      }
      Entry entry = new Entry(row);
      entries.put(entry.key(), entry);
    }
  }

  private List<List<String>> rows() throws IOException, FetchException {
    String text = Files.readString(file);
    try {
      return CsvText.rows(text);
    } catch (IOException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  private FetchException malformed(String what) {
    return new FetchException(Reason.BAD_LOCK, file + ": " + what);
  }

  /**
   * Compares what was fetched with what was fetched before.
   *
   * @return the same report, with a failure for each item whose bytes are others than they were
   */
  public FetchReport check(FetchReport report) {
    Map<Item, Path> files = new TreeMap<>(report.files());
    Map<Item, FetchException> failures = new TreeMap<>(report.failures());
    for (Item item : report.files().keySet()) {
      difference(item)
          .ifPresent(
              failure -> {
                files.remove(item);
                failures.put(item, failure);
              });
    }
    return new FetchReport(files, failures);
  }

  private Optional<FetchException> difference(Item item) {
    Source source = item.location().source();
    if (source == Source.FILE || source == Source.DISTILLED) {
      return Optional.empty();
    }
    Entry now = Entry.of(item, Instant.now());
    Entry before = entries.putIfAbsent(now.key(), now);
    changed |= before == null;
    if (before == null || before.bytes().equals(now.bytes())) {
      return Optional.empty();
    }
    return Optional.of(
        new FetchException(
            Reason.DIGEST_MISMATCH,
            "%s: sha256 and size %s were fetched on %s, now %s; where that is meant, take its line out of %s"
                .formatted(
                    item.key(),
                    String.join(" ", before.bytes()),
                    before.cells().get(5),
                    String.join(" ", now.bytes()),
                    file)));
  }

  /** Writes what is new in one step; where nothing is, the file stays as it is. */
  public void save() throws IOException {
    if (changed) {
      WholeFile.write(file, CsvText.of(COLUMNS, entries.values().stream().map(Entry::cells)));
    }
  }
}
