package debwright.ledger;

import debwright.trunk.GitCommand;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A ref that many clones add to. What two of them wrote is merged, and never conflicts.
 *
 * @param ref this clone's
 * @param git brings and gives it, over whatever network
 */
record SharedRef(GrowingRef ref, RefCommits commits, GitCommand git) {
  private static final Duration NETWORK = Duration.ofSeconds(60);
  private static final int TRIES = 10;
  private static final int PAUSE_MS = 100;

  /** How git says that the other's ref is not where it was a moment ago. */
  private static final List<String> MOVED =
      List.of("[rejected]", "failed to update ref", "cannot lock ref", "incorrect old value");

  static SharedRef of(Trunk trunk, String name, UnionTree.Shape shape) {
    return new SharedRef(
        new GrowingRef(trunk.repository(), trunk.gitFolder(), name),
        new RefCommits(trunk.repository(), shape),
        new GitCommand(trunk.gitFolder(), NETWORK));
  }

  /** Merges what another ref holds into this one, and says whether this one changed. */
  boolean reconcile(String other) throws IOException, LedgerException, InterruptedException {
    Optional<ObjectId> theirs = ref.tip(other);
    return theirs.isPresent() && ref.move(tip -> Optional.of(commits.merge(tip, theirs.get())));
  }

  /** Brings another repository's, and merges it into this one. */
  Exchange fetch(String remote) throws IOException, LedgerException, InterruptedException {
    String theirs = remoteRef(remote);
    GitCommand.Answer answer = bring(remote, theirs);
    for (int i = 1; i < TRIES && locked(answer); i++) {
      answer = bring(remote, theirs);
    }
    if (answer.succeeded()) {
      boolean news = reconcile(theirs);
      return new Exchange(news ? Exchange.Result.NEWS : Exchange.Result.NOTHING_NEW, remote, "");
    }
    if (answer.said().contains("couldn't find remote ref")) {
      return new Exchange(Exchange.Result.NO_LEDGER, remote, "");
    }
    return new Exchange(Exchange.Result.UNREACHABLE, remote, answer.reason());
  }

  private GitCommand.Answer bring(String remote, String theirs)
      throws IOException, InterruptedException {
    return git.run(
        "-c",
        "gc.auto=0",
        "fetch",
        "--quiet",
        "--no-tags",
        "--no-recurse-submodules",
        remote,
        "+" + ref.name() + ":" + theirs);
  }

  /** Whether another process moves the same ref right now. */
  private static boolean locked(GitCommand.Answer answer) {
    return answer.said().contains("cannot lock ref");
  }

  /** Where the other's is kept: where git prunes nothing, since no branch maps to it. */
  private String remoteRef(String remote) {
    String name = remote.chars().mapToObj(c -> letter((char) c)).collect(Collectors.joining());
    String last = ref.name().substring(ref.name().lastIndexOf('/') + 1);
    return "refs/debwright/remotes/" + name + "/" + last;
  }

  private static String letter(char c) {
    boolean plain = c < 128 && Character.isLetterOrDigit(c);
    return plain || c == '-' || c == '_' ? String.valueOf(c) : "_";
  }

  /** Gives this one to another repository, merged with what is there. */
  Exchange push(String remote) throws IOException, LedgerException, InterruptedException {
    if (ref.tip().isEmpty()) {
      return new Exchange(Exchange.Result.NO_LEDGER, remote, "");
    }
    GitCommand.Answer answer = give(remote);
    for (int i = 1; i < TRIES && !answer.succeeded() && behind(answer); i++) {
      // Those that push at once would else meet again.
      Thread.sleep(ThreadLocalRandom.current().nextInt(i * PAUSE_MS));
      Exchange fetched = fetch(remote);
      if (fetched.result() == Exchange.Result.UNREACHABLE) {
        return fetched;
      }
      answer = give(remote);
    }
    if (!answer.succeeded()) {
      return new Exchange(Exchange.Result.UNREACHABLE, remote, answer.reason());
    }
    boolean same = answer.said().contains("Everything up-to-date");
    return new Exchange(same ? Exchange.Result.NOTHING_NEW : Exchange.Result.NEWS, remote, "");
  }

  private GitCommand.Answer give(String remote) throws IOException, InterruptedException {
    return git.run(
        "push", "--no-verify", "--no-recurse-submodules", remote, ref.name() + ":" + ref.name());
  }

  /** Whether the other has what this one has not, or somebody else pushes right now. */
  private static boolean behind(GitCommand.Answer answer) {
    return MOVED.stream().anyMatch(answer.said()::contains);
  }
}
