package debwright.trunk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A clone of the repository under test. */
public final class Trunk implements AutoCloseable {
  private static final String LOG_HINT = "git log --oneline lists the revisions";

  private final Repository repository;
  private final Following following;

  private Trunk(Repository repository, Following following) {
    this.repository = repository;
    this.following = following;
  }

  /**
   * Opens the repository that a folder belongs to. A bare one has revisions, but no work tree.
   *
   * @throws TrunkException the folder is in no repository
   */
  public static Trunk open(Path folder) throws TrunkException, IOException {
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder().findGitDir(folder.toAbsolutePath().toFile());
    if (builder.getGitDir() == null) {
      throw new TrunkException("no git repository at " + folder + " or above", "run it in a clone");
    }
    return new Trunk(builder.setMustExist(true).build(), Following.NOTHING);
  }

  /** The same clone, with another branch for trunk; one of the two is to be closed. */
  public Trunk following(Following other) {
    return new Trunk(repository, other);
  }

  /** Whose branch counts as trunk. */
  public Following following() {
    return following;
  }

  /** Whether there is no work tree. */
  public boolean isBare() {
    return repository.isBare();
  }

  /**
   * The root of the work tree.
   *
   * @throws TrunkException the repository is bare
   */
  public Path root() throws TrunkException {
    if (isBare()) {
      throw new TrunkException(
          "the repository at " + place() + " is bare: it has no work tree",
          "name a revision, or clone it");
    }
    return repository.getWorkTree().toPath();
  }

  /** The folder that a person knows it by: the root of the work tree, or the bare repository. */
  public Path place() {
    return isBare() ? gitFolder() : repository.getWorkTree().toPath();
  }

  /** Where git keeps its objects and refs; all work trees of a clone share it. */
  public Path gitFolder() {
    return repository.getCommonDirectory().toPath();
  }

  /** The repository itself, for a room that keeps a ref of its own; closed with this. */
  public Repository repository() {
    return repository;
  }

  /**
   * The commit that the work tree is based on.
   *
   * @throws TrunkException there is none yet
   */
  public Revision head() throws TrunkException, IOException {
    Optional<String> branch = unborn();
    if (branch.isPresent()) {
      throw unborn(branch.get());
    }
    return resolve(Constants.HEAD);
  }

  /** The branch that {@code HEAD} names, where it has no commit yet; without refs/heads/. */
  public Optional<String> unborn() throws IOException {
    Ref head = repository.exactRef(Constants.HEAD);
    return head != null && head.isSymbolic() && head.getObjectId() == null
        ? Optional.of(Repository.shortenRefName(head.getLeaf().getName()))
        : Optional.empty();
  }

  private TrunkException unborn(String branch) throws IOException {
    List<String> others =
        repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
            .map(ref -> Repository.shortenRefName(ref.getName()))
            .toList();
    if (others.isEmpty()) {
      return new TrunkException(
          "the repository has no revision yet",
          "the first push brings trunk, with its %s: git push REMOTE HEAD:refs/heads/%s"
              .formatted(EngineConfig.FILE, branch));
    }
    return new TrunkException(
        "HEAD of the repository names the branch '%s', which is not there".formatted(branch),
        "in its folder: git symbolic-ref HEAD refs/heads/" + others.get(0));
  }

  /**
   * The commit of that name: an id or its beginning, a branch, a tag, {@code HEAD~2} and the like.
   *
   * @throws TrunkException there is none
   */
  public Revision resolve(String name) throws TrunkException, IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return revision(walk.parseCommit(object(name)));
    } catch (MissingObjectException e) {
      throw unknown(name);
    } catch (IncorrectObjectTypeException e) {
      throw new TrunkException("'" + name + "' is no commit", "name a branch, a tag or a commit");
    }
  }

  /** The revision that this one was landed on, or empty for the first one. */
  public Optional<Revision> firstParent(Revision revision) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(ObjectId.fromString(revision.id()));
      return commit.getParentCount() == 0
          ? Optional.empty()
          : Optional.of(revision(walk.parseCommit(commit.getParent(0))));
    }
  }

  /**
   * A branch's tip: this clone's, or else that of its remote; which of both is {@link #following}'s
   * to say.
   *
   * @throws TrunkException there is no such branch
   */
  public Revision tip(String branch) throws TrunkException, IOException {
    String remote = remote().orElse(Constants.DEFAULT_REMOTE_NAME);
    Optional<Revision> own = at(Constants.R_HEADS + branch);
    Optional<Revision> theirs = at(Constants.R_REMOTES + remote + "/" + branch);
    if (own.isPresent() && theirs.isPresent()) {
      return takes(own.get(), theirs.get()) ? theirs.get() : own.get();
    }
    return own.or(() -> theirs)
        .orElseThrow(
            () ->
                new TrunkException(
                    "no branch '" + branch + "' in " + place() + " or at its origin",
                    EngineConfig.FILE + " names the trunk; git branch -a lists the branches"));
  }

  private Optional<Revision> at(String ref) throws TrunkException, IOException {
    return repository.exactRef(ref) == null ? Optional.empty() : Optional.of(resolve(ref));
  }

  private boolean takes(Revision own, Revision theirs) throws IOException {
    return switch (following) {
      case NOTHING -> false;
      case NEWER -> isAncestor(own, theirs);
      case REMOTE -> true;
    };
  }

  /**
   * The revisions that landed, by first parents, newest first.
   *
   * @param tip the first one
   * @param since the one after the last one; empty for all of history
   * @param limit how many at most
   * @throws TrunkException the one since is not among them
   */
  public List<Revision> landed(Revision tip, Optional<Revision> since, int limit)
      throws TrunkException, IOException {
    List<Revision> landed = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(ObjectId.fromString(tip.id()));
      while (landed.size() < limit && !isAt(commit, since)) {
        landed.add(revision(commit));
        if (commit.getParentCount() == 0) {
          return since.isEmpty() ? landed : notLanded(tip, since.get());
        }
        commit = walk.parseCommit(commit.getParent(0));
      }
    }
    return landed;
  }

  private static boolean isAt(RevCommit commit, Optional<Revision> since) {
    return since.isPresent() && commit.getName().equals(since.get().id());
  }

  private List<Revision> notLanded(Revision tip, Revision since)
      throws TrunkException, IOException {
    if (shallow()) {
      throw new TrunkException(
          "the history of %s does not reach back to %s: this clone is shallow"
              .formatted(tip, since),
          "git fetch --unshallow");
    }
    String how = isAncestor(since, tip) ? "it came by a merge" : "it is on another branch";
    throw new TrunkException(
        "%s is not among the revisions that landed up to %s: %s".formatted(since, tip, how),
        "git log --first-parent lists those");
  }

  /** Whether there is a commit of that id here. */
  public boolean has(String id) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.parseCommit(ObjectId.fromString(id));
      return true;
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      return false;
    }
  }

  /** The digests of many revisions' engines. */
  public EngineDigests digests() {
    return new EngineDigests(repository);
  }

  /** Whether one revision is the other, or comes before it. */
  public boolean isAncestor(Revision ancestor, Revision descendant) throws IOException {
    return new Ancestry(repository).isAncestor(ancestor.id(), descendant.id());
  }

  /**
   * The revision of trunk by which a commit landed: itself, the merge that brought it, or empty
   * where it did not land.
   *
   * @param tip trunk's
   */
  public Optional<Revision> landedBy(Revision commit, Revision tip)
      throws IOException, TrunkException {
    Optional<String> id = new Ancestry(repository).landedBy(commit.id(), tip.id());
    return id.isEmpty() ? Optional.empty() : Optional.of(resolve(id.get()));
  }

  /**
   * Whether two commits are one piece of work, such as before and after it was rebased or amended.
   *
   * @param one 40 hex digits
   */
  public boolean sameWork(String one, String other) throws IOException {
    return new Ancestry(repository).sameWork(one, other);
  }

  /** The repository that this one is a clone of: {@code origin}, or the only one that it knows. */
  public Optional<String> remote() {
    Set<String> names = repository.getRemoteNames();
    if (names.contains(Constants.DEFAULT_REMOTE_NAME)) {
      return Optional.of(Constants.DEFAULT_REMOTE_NAME);
    }
    return names.size() == 1 ? names.stream().findFirst() : Optional.empty();
  }

  /** Who works in this clone, as git knows: {@code NAME <ADDRESS>}. */
  public String user() {
    PersonIdent user = new PersonIdent(repository);
    return user.getName() + " <" + user.getEmailAddress() + ">";
  }

  /** Whether the clone lacks history. */
  public boolean shallow() throws IOException {
    return !repository.getObjectDatabase().getShallowCommits().isEmpty();
  }

  /**
   * The text of a file as a revision has it, or empty where it has none.
   *
   * @param path from the repository's root
   */
  public Optional<String> text(Revision revision, String path) throws IOException {
    return RevisionSource.text(repository, revision, path);
  }

  /**
   * The names of the files in a folder of a revision, in git's order; none where there is no such
   * folder.
   *
   * @param folder from the repository's root, which is the empty one
   */
  public List<String> files(Revision revision, String folder) throws IOException {
    return RevisionSource.files(repository, revision, folder);
  }

  /**
   * What trunk would be if several heads were merged into it, one after the other: one commit with
   * all of them as parents.
   *
   * @param tip trunk's
   * @param heads one or more
   * @param message the commit's
   * @throws TrunkException one of them cannot be merged
   */
  public Revision preview(Revision tip, List<Revision> heads, String message)
      throws TrunkException, IOException {
    Revision merged = tip;
    for (Revision head : heads) {
      merged = resolve(new MergePreview(repository, merged, head).commit(message));
    }
    return heads.size() == 1
        ? merged
        : resolve(MergePreview.together(repository, tip, heads, merged, message));
  }

  /**
   * What a head brings to a base, by what the two have in common.
   *
   * @return empty where one of the two is not here, or they have nothing in common
   */
  public Optional<Changes> changes(String base, String head) throws IOException {
    if (!has(base) || !has(head)) {
      return Optional.empty();
    }
    return Changes.of(repository, ObjectId.fromString(base), ObjectId.fromString(head));
  }

  /**
   * Moves a branch, if it is where it is thought to be. Where the branch is checked out, its work
   * tree follows, and what is changed there is kept.
   *
   * @return whether it was there, and is at the new revision now
   * @throws TrunkException the work tree cannot follow, or the repository cannot be written
   */
  public boolean move(String branch, Revision from, Revision to)
      throws TrunkException, IOException, InterruptedException {
    return new BranchMove(repository, gitFolder(), branch).move(from, to);
  }

  /**
   * Keeps a commit from being collected as garbage, also while no branch has it.
   *
   * @param id 40 hex digits
   */
  public void keep(String id) throws TrunkException, IOException {
    BranchMove.keep(repository, id);
  }

  /**
   * The engine of a revision.
   *
   * @throws TrunkException the revision has none
   */
  public EngineSource engine(Revision revision) throws TrunkException, IOException {
    return RevisionSource.of(repository, revision);
  }

  /**
   * The engine of the work tree as it is now: tracked files and new ones that are not ignored.
   *
   * @throws TrunkException the work tree has none
   */
  public EngineSource worktreeEngine() throws TrunkException, IOException {
    root();
    return WorktreeSource.of(repository);
  }

  /**
   * What trunk would be if a head were merged into it: a commit of both, written as an object that
   * no ref names. Neither the work tree nor any branch is touched, and the same two give the same
   * commit each time.
   *
   * @param tip trunk's
   * @throws TrunkException the two conflict, the head brings nothing, or they have nothing in
   *     common
   */
  public Revision preview(Revision tip, Revision head) throws TrunkException, IOException {
    String message = "Merge " + head + ": " + head.subject() + "\n";
    return resolve(new MergePreview(repository, tip, head).commit(message));
  }

  @Override
  public void close() {
    repository.close();
  }

  private ObjectId object(String name) throws TrunkException, IOException {
    try {
      ObjectId id = repository.resolve(name);
      if (id == null) {
        throw unknown(name);
      }
      return id;
    } catch (AmbiguousObjectException e) {
      throw new TrunkException("'" + name + "' begins several ids", "give more of its digits");
    } catch (RevisionSyntaxException e) {
      throw new TrunkException("'" + name + "' names no revision", LOG_HINT);
    }
  }

  private TrunkException unknown(String name) throws IOException {
    String what = "no revision '" + name + "' in " + place();
    return shallow()
        ? new TrunkException(what + ", a shallow clone", "git fetch --unshallow")
        : new TrunkException(what, LOG_HINT);
  }

  private static Revision revision(RevCommit commit) {
    return new Revision(
        commit.getName(), commit.getShortMessage(), commit.getCommitterIdent().getWhenAsInstant());
  }
}
