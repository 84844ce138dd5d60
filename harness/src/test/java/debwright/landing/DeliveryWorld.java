package debwright.landing;

import debwright.delivery.Actor;
import debwright.delivery.Desk;
import debwright.delivery.Proposal;
import debwright.delivery.Role;
import debwright.job.Logs;
import debwright.job.Workshop;
import debwright.ledger.Ledger;
import debwright.ledger.Vote;
import debwright.trunk.Revision;
import debwright.trunk.TinyTrunk;
import debwright.trunk.Trunk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.RefSpec;

/** A bare repository, a clone that changes are made in, and people who propose and review them. */
public final class DeliveryWorld implements AutoCloseable {
  /** Its tests fail where a file called {@code broken} is, or two that exclude each other. */
  public static final String PROJECT =
      """
      landing:
        tests: sh test.sh
      """;

  public static final String TESTS =
      """
      for file in broken*; do
        if [ -e "$file" ]; then echo "test.sh: assertion failed: $file is there"; exit 1; fi
      done
      [ -e left ] && [ -e right ] && { echo "error: left and right together"; exit 1; }
      echo fine
      """;

  public static final Actor ANN =
      new Actor("Ann <ann@example.org>", EnumSet.of(Role.PROPOSE, Role.REVIEW));
  public static final Actor BOB = new Actor("Bob <bob@example.org>", EnumSet.allOf(Role.class));

  public final Path temp;
  public final TinyTrunk clone;
  public final Trunk trunk;
  public final Ledger ledger;
  public final Desk desk;
  public Workshop workshop;
  public final List<String> told = new ArrayList<>();
  GateKeeper gate = GateKeeper.OPEN;
  Snapshots snapshots = Snapshots.NONE;

  private DeliveryWorld(Path temp, TinyTrunk clone, Trunk trunk) {
    this.temp = temp;
    this.clone = clone;
    this.trunk = trunk;
    this.ledger = Ledger.of(trunk);
    this.desk = new Desk(trunk, ledger);
    this.workshop = new Workshop(temp.resolve("workshop"), System.getenv());
  }

  public static DeliveryWorld in(Path temp) throws Exception {
    return in(temp, PROJECT);
  }

  public static DeliveryWorld in(Path temp, String project) throws Exception {
    Path bare = temp.resolve("trunk.git");
    Git.init().setBare(true).setDirectory(bare.toFile()).setInitialBranch("main").call().close();
    TinyTrunk clone = new TinyTrunk(temp.resolve("clone"));
    clone.write("debwright.yaml", project).write("test.sh", TESTS).write("README", "one\n");
    clone.commit("First revision");
    DeliveryWorld world = new DeliveryWorld(temp, clone, Trunk.open(bare));
    world.push("HEAD:refs/heads/main");
    return world;
  }

  /** Commands may be given these, too. */
  void outside(Map<String, String> more) {
    Map<String, String> outside = new TreeMap<>(System.getenv());
    outside.putAll(more);
    workshop = new Workshop(workshop.folder(), outside);
  }

  /** A project file goes on trunk past the lane. */
  void project(String text) throws Exception {
    change("debwright.yaml", text);
    push("HEAD:refs/heads/main");
  }

  private void push(String spec) throws Exception {
    clone
        .git()
        .push()
        .setRemote(temp.resolve("trunk.git").toString())
        .setRefSpecs(new RefSpec(spec))
        .setForce(true)
        .call();
  }

  /** A change of trunk as it is now, on no branch: name, text of a file by the same name. */
  public Revision change(String file, String text) throws Exception {
    clone
        .git()
        .fetch()
        .setRemote(temp.resolve("trunk.git").toString())
        .setRefSpecs(new RefSpec("+refs/heads/main:refs/remotes/origin/main"))
        .call();
    clone.checkOut("refs/remotes/origin/main");
    return more(file, text);
  }

  /** One more change on top of the last. */
  public Revision more(String file, String text) throws Exception {
    String id = clone.write(file, text).commit("Change " + file);
    push(id + ":refs/heads/wip-" + id.substring(0, 8));
    return trunk.resolve(id);
  }

  /** The last change once more, with another text: a commit in its place. */
  public Revision amended(String file, String text) throws Exception {
    clone.write(file, text);
    clone.git().add().addFilepattern(file).call();
    String id = clone.git().commit().setAmend(true).setMessage("Change " + file).call().getName();
    push(id + ":refs/heads/wip-" + id.substring(0, 8));
    return trunk.resolve(id);
  }

  public Proposal propose(Revision head) throws Exception {
    return desk.propose(ANN, new Desk.Wish(head, Optional.empty(), "", "", ""));
  }

  public Proposal approved(Revision head) throws Exception {
    Proposal proposal = propose(head);
    return desk.review(BOB, proposal.number(), Optional.of(head.id()), Vote.APPROVE, "");
  }

  /** The proposal as it stands now. */
  public Proposal now(Proposal proposal) throws Exception {
    return desk.proposals().get(proposal.number());
  }

  public Lane lane() {
    return new Lane(
        trunk,
        ledger,
        new Means(workshop, Logs.of(trunk.gitFolder()), gate, snapshots),
        progress());
  }

  /** Runs the lane until nothing is left to do. */
  public void work() throws Exception {
    Lane lane = lane();
    while (lane.round()) {
      told.add("--");
    }
  }

  private LaneProgress progress() {
    return new LaneProgress() {
      @Override
      public void stage(List<String> proposals, String stage) {
        told.add(String.join("+", proposals) + " " + stage);
      }

      @Override
      public void idle() {}

      @Override
      public void note(String what) {
        told.add("note " + what);
      }
    };
  }

  public Revision tip() throws Exception {
    return trunk.tip("main");
  }

  /** What the newest commit of trunk says. */
  String message() throws Exception {
    return trunk.repository().parseCommit(ObjectId.fromString(tip().id())).getFullMessage();
  }

  /** The files at trunk's root. */
  public Set<String> files() throws Exception {
    return Set.copyOf(trunk.files(tip(), ""));
  }

  @Override
  public void close() {
    trunk.close();
    clone.close();
  }
}
