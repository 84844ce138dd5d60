package debwright.trunk;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.NameConflictTreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The files of a work tree that git tracks or would track: all that are not ignored. */
final class WorktreeFiles {
  private static final int INDEX = 0;
  private static final int FILES = 1;

  private final TreeWalk walk;

  private WorktreeFiles(TreeWalk walk) {
    this.walk = walk;
  }

  /** Those that the filter lets through, by path. */
  static List<TreeEntry> list(Repository repository, TreeFilter filter) throws IOException {
    try (TreeWalk walk = new NameConflictTreeWalk(repository)) {
      FileTreeIterator files = new FileTreeIterator(repository);
      walk.addTree(new DirCacheIterator(repository.readDirCache()));
      walk.addTree(files);
      // Lets the iterator take content ids from the index for files that are unchanged since.
      files.setDirCacheIterator(walk, INDEX);
      walk.setFilter(filter);
      return List.copyOf(new WorktreeFiles(walk).all());
    }
  }

  private Collection<TreeEntry> all() throws IOException {
    SortedMap<String, TreeEntry> entries = new TreeMap<>();
    while (walk.next()) {
      visit(entries);
    }
    return entries.values();
  }

  private void visit(SortedMap<String, TreeEntry> entries) throws IOException {
    WorkingTreeIterator file = walk.getTree(FILES, WorkingTreeIterator.class);
    DirCacheIterator tracked = walk.getTree(INDEX, DirCacheIterator.class);
    if (file == null || (tracked == null && file.isEntryIgnored())) {
      return;
    }
    if (FileMode.TREE.equals(file.getEntryRawMode())) {
      walk.enterSubtree();
      return;
    }
    int mode = file.getIndexFileMode(tracked).getBits();
    String id = file.getEntryObjectId().getName();
    entries.put(walk.getPathString(), new TreeEntry(walk.getPathString(), mode, id));
  }
}
