package debwright.ledger;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Trees of events: of two such trees, whoever made them, there is one that holds all of both. */
record EventTree(ObjectReader reader, ObjectInserter inserter) {

  /** An entry of a tree. */
  private record Entry(FileMode mode, ObjectId id) {}

  /**
   * The tree with files more; the same tree where they are all there already.
   *
   * @param files their contents, by path
   */
  ObjectId with(ObjectId tree, SortedMap<String, ObjectId> files)
      throws IOException, LedgerException {
    SortedMap<String, Entry> entries = entries(tree);
    SortedMap<String, SortedMap<String, ObjectId>> folders = new TreeMap<>();
    for (Map.Entry<String, ObjectId> file : files.entrySet()) {
      int slash = file.getKey().indexOf('/') + 1;
      if (slash == 0) {
        put(entries, file.getKey(), new Entry(FileMode.REGULAR_FILE, file.getValue()));
      } else {
        folders
            .computeIfAbsent(file.getKey().substring(0, slash), f -> new TreeMap<>())
            .put(file.getKey().substring(slash), file.getValue());
      }
    }
    for (Map.Entry<String, SortedMap<String, ObjectId>> folder : folders.entrySet()) {
      Entry below = entries.getOrDefault(folder.getKey(), tree(ObjectId.zeroId()));
      entries.put(folder.getKey(), tree(with(below.id(), folder.getValue())));
    }
    return write(entries);
  }

  /** All of two trees. */
  ObjectId union(ObjectId one, ObjectId other) throws IOException, LedgerException {
    if (one.equals(other)) {
      return one;
    }
    SortedMap<String, Entry> all = entries(one);
    for (Map.Entry<String, Entry> entry : entries(other).entrySet()) {
      Entry present = all.get(entry.getKey());
      if (present != null && entry.getKey().endsWith("/")) {
        all.put(entry.getKey(), tree(union(present.id(), entry.getValue().id())));
      } else {
        put(all, entry.getKey(), entry.getValue());
      }
    }
    return write(all);
  }

  /** A name is made of its content, so that there is one content to a name. */
  private static void put(SortedMap<String, Entry> entries, String name, Entry entry)
      throws LedgerException {
    Entry present = entries.putIfAbsent(name, entry);
    if (present != null && !present.id().equals(entry.id())) {
      throw new LedgerException(
          "%s: two contents of %s: %s and %s"
              .formatted(Ledger.REF, name, present.id().name(), entry.id().name()),
          "an event is never changed by hand: git log -p " + Ledger.REF + " shows who did");
    }
  }

  private static Entry tree(ObjectId id) {
    return new Entry(FileMode.TREE, id);
  }

  /** By name, those of trees with a slash behind them: git's own order. */
  private SortedMap<String, Entry> entries(ObjectId tree) throws IOException {
    SortedMap<String, Entry> entries = new TreeMap<>();
    if (tree.equals(ObjectId.zeroId())) {
      return entries;
    }
    CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, tree);
    while (!parser.eof()) {
      FileMode mode = parser.getEntryFileMode();
      String name = parser.getEntryPathString() + (mode.equals(FileMode.TREE) ? "/" : "");
      entries.put(name, new Entry(mode, parser.getEntryObjectId()));
      parser.next();
    }
    return entries;
  }

  private ObjectId write(SortedMap<String, Entry> entries) throws IOException {
    TreeFormatter tree = new TreeFormatter();
    entries.forEach(
        (name, entry) ->
            tree.append(
                Constants.encode(name.endsWith("/") ? name.substring(0, name.length() - 1) : name),
                entry.mode(),
                entry.id()));
    return inserter.insert(tree);
  }
}
