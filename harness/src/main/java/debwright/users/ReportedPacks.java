package debwright.users;

import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.corpus.Packs;
import debwright.distil.PackException;
import debwright.distil.PackReader;
import debwright.distil.PackWriter;
import debwright.distil.PackedItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The packs of reported apps, of which a new app changes one. */
final class ReportedPacks {
  private static final int COUNT = 8;

  private final Packs packs;
  private final Path scratch;

  /**
   * Those beside a manifest.
   *
   * @param scratch a folder for slices
   */
  ReportedPacks(Path manifest, Path scratch) {
    Path folder = manifest.toAbsolutePath().resolveSibling("");
    String name = String.valueOf(manifest.getFileName());
    this.packs =
        new Packs(folder, name.substring(0, name.length() - Corpus.EXTENSION.length()), COUNT);
    this.scratch = scratch;
  }

  /**
   * Adds an item, unless it is there.
   *
   * @param before the manifest's rows: what else a pack has is left out
   * @param slice the item's file
   */
  void keep(List<Item> before, PackedItem item, Path slice)
      throws IOException, UserReportException {
    Files.createDirectories(scratch);
    for (int number = 0; number < COUNT; number++) {
      if (!Files.exists(packs.file(number))) {
        write(PackWriter.openQuick(packs.file(number)), Map.of());
      }
    }
    Map<PackedItem, Path> items = new TreeMap<>((a, b) -> a.id().compareTo(b.id()));
    items.putAll(slices(packs.number(item.id()), before));
    if (!items.containsKey(item)) {
      items.put(item, slice);
      write(PackWriter.open(packs.of(item.id())), items);
    }
  }

  private Map<PackedItem, Path> slices(int number, List<Item> rows)
      throws IOException, UserReportException {
    Set<PackedItem> wanted =
        rows.stream()
            .filter(row -> packs.number(row.id()) == number)
            .map(row -> new PackedItem(row.id(), row.sha256(), row.size()))
            .collect(Collectors.toSet());
    Set<String> ids = wanted.stream().map(PackedItem::id).collect(Collectors.toSet());
    try {
      List<PackedItem> found = new PackReader(packs.file(number)).extract(ids::contains, scratch);
      if (!Set.copyOf(found).equals(wanted)) {
        throw damaged(number, "other items than the manifest's were found");
      }
      return found.stream()
          .collect(Collectors.toMap(item -> item, item -> scratch.resolve(item.sha256() + ".tar")));
    } catch (PackException e) {
      throw damaged(number, String.valueOf(e.getMessage()));
    }
  }

  private UserReportException damaged(int number, String what) {
    return new UserReportException(
        "%s: %s".formatted(packs.file(number), what), "git checkout -- " + UserReports.FOLDER);
  }

  private static void write(PackWriter pack, Map<PackedItem, Path> items) throws IOException {
    try (pack) {
      for (Map.Entry<PackedItem, Path> each : items.entrySet()) {
        pack.copy(each.getKey(), each.getValue());
      }
      pack.finish();
    }
  }
}
