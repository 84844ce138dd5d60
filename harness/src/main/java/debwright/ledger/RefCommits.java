package debwright.ledger;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Writes the commits of a ref that only grows; no ref names them yet. */
record RefCommits(Repository repository, UnionTree.Shape shape) {

  /** What is to be added. */
  interface Addition {
    /** Writes it, and gives the contents' ids by path. */
    SortedMap<String, ObjectId> write(ObjectInserter inserter) throws IOException;
  }

  /**
   * A commit with something more; the tip where it is all there.
   *
   * @param time of the commit, unless the tip is of a later one
   */
  ObjectId add(Optional<ObjectId> tip, Addition addition, Instant time, String message)
      throws IOException, LedgerException {
    try (ObjectInserter inserter = repository.newObjectInserter();
        ObjectReader reader = inserter.newReader();
        RevWalk walk = new RevWalk(reader)) {
      Optional<RevCommit> parent = parse(walk, tip);
      ObjectId before = parent.map(p -> (ObjectId) p.getTree()).orElse(ObjectId.zeroId());
      UnionTree trees = new UnionTree(reader, inserter, shape);
      ObjectId tree = trees.with(before, addition.write(inserter));
      if (tip.isPresent() && tree.equals(before)) {
        return tip.get();
      }
      ObjectId commit = inserter.insert(commit(tree, parent.stream().toList(), time, message));
      inserter.flush();
      return commit;
    }
  }

  /** A commit that holds all of both; one of the two where it does already. */
  ObjectId merge(Optional<ObjectId> tip, ObjectId other) throws IOException, LedgerException {
    try (ObjectInserter inserter = repository.newObjectInserter();
        ObjectReader reader = inserter.newReader();
        RevWalk walk = new RevWalk(reader)) {
      RevCommit theirs = walk.parseCommit(other);
      Optional<RevCommit> ours = parse(walk, tip);
      if (ours.isEmpty() || walk.isMergedInto(ours.get(), theirs)) {
        return other;
      }
      if (walk.isMergedInto(theirs, ours.get())) {
        return ours.get().copy();
      }
      ObjectId tree =
          new UnionTree(reader, inserter, shape).union(ours.get().getTree(), theirs.getTree());
      ObjectId commit =
          inserter.insert(commit(tree, List.of(ours.get(), theirs), Instant.EPOCH, "merge"));
      inserter.flush();
      return commit;
    }
  }

  private static Optional<RevCommit> parse(RevWalk walk, Optional<ObjectId> tip)
      throws IOException {
    return tip.isPresent() ? Optional.of(walk.parseCommit(tip.get())) : Optional.empty();
  }

  /** Never of an earlier time than its parents, so that the ledger's time only goes on. */
  private CommitBuilder commit(
      ObjectId tree, List<RevCommit> parents, Instant time, String message) {
    Instant when =
        parents.stream()
            .map(parent -> parent.getCommitterIdent().getWhenAsInstant())
            .reduce(time, (one, other) -> one.isAfter(other) ? one : other);
    PersonIdent author = new PersonIdent(new PersonIdent(repository), when, ZoneOffset.UTC);
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setParentIds(parents);
    commit.setAuthor(author);
    commit.setCommitter(author);
    commit.setMessage(message + "\n");
    return commit;
  }
}
