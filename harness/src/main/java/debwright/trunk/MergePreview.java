package debwright.trunk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** The merge of a head into trunk's tip, made in memory. */
record MergePreview(Repository repository, Revision tip, Revision head) {
  private static final int SHOWN = 20;

  /**
   * Writes the merge and gives its id. The head lends author and times, so that it is the same
   * commit each time.
   *
   * @throws TrunkException there is no such merge
   */
  String commit(String message) throws TrunkException, IOException {
    try (RevWalk walk = new RevWalk(repository);
        ObjectInserter inserter = repository.newObjectInserter()) {
      RevCommit ours = walk.parseCommit(ObjectId.fromString(tip.id()));
      RevCommit theirs = walk.parseCommit(ObjectId.fromString(head.id()));
      expectNews(walk, ours, theirs);
      ResolveMerger merger = (ResolveMerger) MergeStrategy.RECURSIVE.newMerger(repository, true);
      merger.setObjectInserter(inserter);
      if (!merger.merge(ours, theirs)) {
        throw conflict(merger.getUnmergedPaths());
      }
      ObjectId id = inserter.insert(commit(merger.getResultTreeId(), ours, theirs, message));
      inserter.flush();
      return id.getName();
    }
  }

  /**
   * Writes one commit of several heads, whose tree is that of the last of their merges.
   *
   * @return its id
   */
  static String together(
      Repository repository, Revision tip, List<Revision> heads, Revision merged, String message)
      throws IOException {
    try (RevWalk walk = new RevWalk(repository);
        ObjectInserter inserter = repository.newObjectInserter()) {
      RevCommit last = walk.parseCommit(ObjectId.fromString(merged.id()));
      List<ObjectId> parents = new ArrayList<>(List.of(ObjectId.fromString(tip.id())));
      heads.forEach(head -> parents.add(ObjectId.fromString(head.id())));
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(last.getTree());
      commit.setParentIds(parents);
      commit.setAuthor(last.getAuthorIdent());
      commit.setCommitter(last.getCommitterIdent());
      commit.setMessage(message);
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id.getName();
    }
  }

  private static CommitBuilder commit(
      ObjectId tree, RevCommit ours, RevCommit theirs, String message) {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setParentIds(ours, theirs);
    commit.setAuthor(theirs.getAuthorIdent());
    commit.setCommitter(theirs.getCommitterIdent());
    commit.setMessage(message);
    return commit;
  }

  private void expectNews(RevWalk walk, RevCommit ours, RevCommit theirs)
      throws TrunkException, IOException {
    if (walk.isMergedInto(theirs, ours)) {
      throw new TrunkException(
          "%s brings nothing: %s has it already".formatted(head, tip),
          "name the branch that has the change");
    }
    walk.reset();
    walk.setRevFilter(RevFilter.MERGE_BASE);
    walk.markStart(ours);
    walk.markStart(theirs);
    if (walk.next() == null) {
      throw unrelated();
    }
  }

  private TrunkException unrelated() throws IOException {
    String what = "%s and %s have no common revision".formatted(head, tip);
    return repository.getObjectDatabase().getShallowCommits().isEmpty()
        ? new TrunkException(what, "make the change on a branch of trunk")
        : new TrunkException(what + " in this shallow clone", "git fetch --unshallow");
  }

  private TrunkException conflict(List<String> paths) {
    List<String> shown = paths.stream().sorted().limit(SHOWN).toList();
    String more = paths.size() > SHOWN ? " and %d more".formatted(paths.size() - SHOWN) : "";
    return new TrunkException(
        "%s conflicts with %s in %s%s".formatted(head, tip, String.join(", ", shown), more),
        "rebase it and propose it again: git fetch && git rebase " + tip.shortId());
  }
}
