package debwright.run;

import debwright.result.ItemKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How long items took when they were last asked about, so that the longest are asked about first
 * and no worker is left with one of them at the end. Only the order of work depends on it.
 *
 * <p>The file has a line {@code ITEM RELEASE ARCHITECTURE MILLISECONDS} for each, in tabs.
 */
public final class Durations {
  /** Of what was never asked about: bytes that are read in a millisecond, a rough guess. */
  private static final long BYTES_A_MS = 100_000;

  private final Optional<Path> file;
  private final Map<ItemKey, Long> known;

  private Durations(Optional<Path> file, Map<ItemKey, Long> known) {
    this.file = file;
    this.known = known;
  }

  /** Knows none and keeps none. */
  public static Durations unknown() {
    return new Durations(Optional.empty(), new TreeMap<>());
  }

  /** Those in a file, which need not be there; a line that is none of its is passed over. */
  public static Durations in(Path file) throws IOException {
    Map<ItemKey, Long> known = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        read(line, known);
      }
    } catch (NoSuchFileException e) {
      return new Durations(Optional.of(file), known);
    }
    return new Durations(Optional.of(file), known);
  }

  private static void read(String line, Map<ItemKey, Long> known) {
    List<String> fields = List.of(line.split("\t", -1));
    if (fields.size() == 4 && fields.get(3).matches("[0-9]{1,12}")) {
      ItemKey key = new ItemKey(fields.get(0), fields.get(1), fields.get(2));
      known.put(key, Long.valueOf(fields.get(3)));
    }
  }

  /** Takes in how long an item took. */
  synchronized void add(ItemKey key, long milliseconds) {
    known.put(key, Math.max(0, milliseconds));
  }

  /** Writes the file, in one step; of two runs that end at once the later one's stays. */
  void save() throws IOException {
    if (file.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    known.forEach(
        (key, ms) ->
            lines.add(
                String.join(
                    "\t", key.item(), key.release(), key.architecture(), Long.toString(ms))));
    Files.createDirectories(file.get().toAbsolutePath().resolveSibling(""));
    Path fresh = file.get().resolveSibling("." + UUID.randomUUID());
    Files.write(fresh, lines, StandardCharsets.UTF_8);
    Files.move(fresh, file.get(), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * The items in the order in which they are asked about: those of the same bytes together, so that
   * a worker opens them once; the longest first.
   */
  List<List<RunItem>> longestFirst(Collection<RunItem> items) throws IOException {
    Map<RunItem.Input, List<RunItem>> groups =
        items.stream()
            .collect(
                Collectors.groupingBy(RunItem::input, LinkedHashMap::new, Collectors.toList()));
    Map<RunItem, Long> lengths = new LinkedHashMap<>();
    for (RunItem item : items) {
      lengths.put(item, length(item));
    }
    Comparator<List<RunItem>> length =
        Comparator.comparingLong(
            group -> group.stream().mapToLong(item -> lengths.getOrDefault(item, 0L)).sum());
    return groups.values().stream().sorted(length.reversed()).toList();
  }

  private long length(RunItem item) throws IOException {
    Long before = known.get(item.key());
    if (before != null) {
      return before;
    }
    return item.input() instanceof RunItem.Present present && Files.isRegularFile(present.path())
        ? Files.size(present.path()) / BYTES_A_MS
        : 0;
  }
}
