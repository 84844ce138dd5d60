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

/**
 * Trees of things that are named by what they are: of two such trees, whoever made them, there is
 * one that holds all of both.
 *
 * @param shape of the trees
 */
record UnionTree(ObjectReader reader, ObjectInserter inserter, Shape shape) {

  /**
   * How things lie in a tree.
   *
   * @param levels of folders above them; what is below is never mixed
   * @param clash what is done where two have one name
   */
  record Shape(int levels, Clash clash) {}

  /** Which of two things of one name stays. */
  interface Clash {
    ObjectId choose(String name, ObjectId one, ObjectId other) throws LedgerException;
  }

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
    return union(one, other, shape.levels());
  }

  private ObjectId union(ObjectId one, ObjectId other, int above)
      throws IOException, LedgerException {
    if (one.equals(other)) {
      return one;
    }
    SortedMap<String, Entry> all = entries(one);
    for (Map.Entry<String, Entry> entry : entries(other).entrySet()) {
      Entry present = all.get(entry.getKey());
      if (present != null && above > 0 && entry.getKey().endsWith("/")) {
        all.put(entry.getKey(), tree(union(present.id(), entry.getValue().id(), above - 1)));
      } else {
        put(all, entry.getKey(), entry.getValue());
      }
    }
    return write(all);
  }

  private void put(SortedMap<String, Entry> entries, String name, Entry entry)
      throws LedgerException {
    Entry present = entries.putIfAbsent(name, entry);
    if (present != null && !present.id().equals(entry.id())) {
      ObjectId chosen = shape.clash().choose(name, present.id(), entry.id());
      entries.put(name, new Entry(entry.mode(), chosen));
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
