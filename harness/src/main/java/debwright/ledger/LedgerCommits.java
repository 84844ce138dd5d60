package debwright.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Writes the commits of a ledger; no ref names them yet. */
record LedgerCommits(Repository repository) {

  /** A commit with events more; the tip where they are all there. */
  ObjectId append(Optional<ObjectId> tip, List<Event> events) throws IOException, LedgerException {
    try (ObjectInserter inserter = repository.newObjectInserter();
        ObjectReader reader = inserter.newReader();
        RevWalk walk = new RevWalk(reader)) {
      Optional<RevCommit> parent = parse(walk, tip);
      ObjectId before = parent.map(p -> (ObjectId) p.getTree()).orElse(ObjectId.zeroId());
      SortedMap<String, ObjectId> files = new TreeMap<>();
      for (Event event : events) {
        byte[] text = EventText.write(event).getBytes(StandardCharsets.UTF_8);
        files.put(event.path(), inserter.insert(Constants.OBJ_BLOB, text));
      }
      ObjectId tree = new EventTree(reader, inserter).with(before, files);
      if (tip.isPresent() && tree.equals(before)) {
        return tip.get();
      }
      Instant time = events.stream().map(Event::time).max(Instant::compareTo).orElse(Instant.EPOCH);
      ObjectId commit =
          inserter.insert(commit(tree, parent.stream().toList(), time, message(events)));
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
      ObjectId tree = new EventTree(reader, inserter).union(ours.get().getTree(), theirs.getTree());
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

  private static String message(List<Event> events) {
    return events.stream().map(LedgerCommits::line).collect(Collectors.joining("\n"));
  }

  /** Such as {@code deploy environment=production outcome=success revision=1a2b…}. */
  private static String line(Event event) {
    String fields =
        event.fields().entrySet().stream()
            .map(LedgerCommits::word)
            .collect(Collectors.joining(" "));
    return (event.kind() + " " + fields).strip();
  }

  private static String word(Map.Entry<String, String> field) {
    return field.getKey() + "=" + field.getValue().replace('\n', ' ');
  }
}
