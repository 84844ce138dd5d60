package debwright.trunk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** How commits come from each other. */
record Ancestry(Repository repository) {
  /**
   * Whether two commits are one piece of work, such as before and after it was rebased or amended:
   * git keeps author, their time and, unless somebody changes it, the subject.
   */
  boolean sameWork(String one, String other) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit a = walk.parseCommit(ObjectId.fromString(one));
      RevCommit b = walk.parseCommit(ObjectId.fromString(other));
      return a.getAuthorIdent().equals(b.getAuthorIdent())
          && a.getShortMessage().equals(b.getShortMessage());
    }
  }

  /**
   * The id of the revision by which a commit landed: itself where it is one of the first parents.
   * What has it once has it in all that comes later, so that few of them are asked.
   */
  Optional<String> landedBy(String id, String tip) throws IOException {
    List<String> newestFirst = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(ObjectId.fromString(tip));
      newestFirst.add(commit.getName());
      while (!commit.getName().equals(id) && commit.getParentCount() > 0) {
        commit = walk.parseCommit(commit.getParent(0));
        newestFirst.add(commit.getName());
      }
      if (commit.getName().equals(id)) {
        return Optional.of(id);
      }
    }
    int has = -1;
    int lacks = newestFirst.size();
    while (lacks - has > 1) {
      int middle = (has + lacks) / 2;
      if (isAncestor(id, newestFirst.get(middle))) {
        has = middle;
      } else {
        lacks = middle;
      }
    }
    return has < 0 ? Optional.empty() : Optional.of(newestFirst.get(has));
  }

  boolean isAncestor(String ancestor, String descendant) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.isMergedInto(
          walk.parseCommit(ObjectId.fromString(ancestor)),
          walk.parseCommit(ObjectId.fromString(descendant)));
    }
  }
}
