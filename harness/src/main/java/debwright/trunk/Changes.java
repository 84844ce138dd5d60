package debwright.trunk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/**
 * What a head brings: what it has that another has not.
 *
 * @param commits newest first, a hundred at most
 * @param files in git's order, as many as {@link #FILES}
 * @param more how many files there are beyond those
 * @param patch of the files, as git writes it; may be cut
 * @param cut whether it is
 */
public record Changes(
    List<Commit> commits, List<FileChange> files, int more, String patch, boolean cut) {
  private static final int COMMITS = 100;

  /** How many files are looked at, at most. */
  public static final int FILES = 300;

  /** How much of a patch is kept, in bytes. */
  private static final int PATCH = 120_000;

  private static final int LARGE_FILE = 1_000_000;

  public Changes {
    commits = List.copyOf(commits);
    files = List.copyOf(files);
  }

  /**
   * A commit.
   *
   * @param author {@code NAME <ADDRESS>}
   */
  public record Commit(Revision revision, String author) {}

  /**
   * A file that is changed.
   *
   * @param path after the change; before, where it is gone
   * @param kind {@code added}, {@code changed}, {@code removed}, {@code renamed} or {@code copied}
   * @param plus lines that are new
   * @param minus lines that are gone
   */
  public record FileChange(String path, String kind, int plus, int minus) {}

  /**
   * What a head brings to a base.
   *
   * @return empty where one of the two is not here, or they have nothing in common
   */
  static Optional<Changes> of(Repository repository, ObjectId base, ObjectId head)
      throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit to = walk.parseCommit(head);
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(List.of(walk.parseCommit(base), to));
      RevCommit from = walk.next();
      return from == null ? Optional.empty() : Optional.of(of(repository, from, to));
    }
  }

  private static Changes of(Repository repository, RevCommit from, RevCommit to)
      throws IOException {
    ByteArrayOutputStream patch = new ByteArrayOutputStream();
    List<FileChange> files = new ArrayList<>();
    try (DiffFormatter diff = new DiffFormatter(patch)) {
      diff.setRepository(repository);
      diff.setDetectRenames(true);
      diff.setBinaryFileThreshold(LARGE_FILE);
      List<DiffEntry> entries = diff.scan(from.getTree(), to.getTree());
      for (DiffEntry entry : entries.subList(0, Math.min(FILES, entries.size()))) {
        files.add(change(entry, diff.toFileHeader(entry)));
        if (patch.size() < PATCH) {
          diff.format(entry);
        }
      }
      String text = patch.toString(StandardCharsets.UTF_8);
      boolean cut = patch.size() >= PATCH || entries.size() > files.size();
      return new Changes(
          commits(repository, from, to),
          files,
          entries.size() - files.size(),
          text.substring(0, Math.min(PATCH, text.length())),
          cut);
    }
  }

  private static FileChange change(DiffEntry entry, FileHeader header) {
    boolean gone = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
    List<Edit> edits = header.toEditList();
    return new FileChange(
        gone ? entry.getOldPath() : entry.getNewPath(),
        switch (entry.getChangeType()) {
          case ADD -> "added";
          case MODIFY -> "changed";
          case DELETE -> "removed";
          case RENAME -> "renamed";
          case COPY -> "copied";
        },
        edits.stream().mapToInt(Edit::getLengthB).sum(),
        edits.stream().mapToInt(Edit::getLengthA).sum());
  }

  private static List<Commit> commits(Repository repository, RevCommit from, RevCommit to)
      throws IOException {
    List<Commit> commits = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(to));
      walk.markUninteresting(walk.parseCommit(from));
      RevCommit next = walk.next();
      while (next != null && commits.size() < COMMITS) {
        commits.add(
            new Commit(
                new Revision(
                    next.getName(),
                    next.getShortMessage(),
                    next.getCommitterIdent().getWhenAsInstant()),
                next.getAuthorIdent().getName()
                    + " <"
                    + next.getAuthorIdent().getEmailAddress()
                    + ">"));
        next = walk.next();
      }
    }
    return commits;
  }
}
