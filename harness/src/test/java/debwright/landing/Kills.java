package debwright.landing;

import debwright.delivery.LaneState;
import debwright.delivery.Proposal;
import debwright.delivery.ProposalState;
import debwright.delivery.Proposals;
import debwright.job.Workshop;
import debwright.ledger.DeliveryFact.DeployStarted;
import debwright.ledger.DeliveryFact.SuiteRun;
import debwright.ledger.Event;
import debwright.ledger.Fact;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.run.FolderRemoval;
import debwright.trunk.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Kills the server that lands and deploys, again and again, and looks at what is left. */
final class Kills {
  /** Slow enough to be killed in, and what it writes is there at once or not at all. */
  private static final String PROJECT =
      """
      landing:
        tests: sleep 0.1 && sh test.sh
        batch: 3
      environments:
        staging:
          deploy: sleep 0.1 && echo $DEBWRIGHT_REVISION >SITE.new && mv SITE.new SITE
          check: sleep 0.05 && grep -q $DEBWRIGHT_REVISION SITE
          after-landing: true
      """;

  private static final long PATIENCE_S = 120;

  /** How long a moment is waited for that may not come: nothing may be left to land. */
  private static final long STAGE_S = 20;

  private static final int LITTLE_MS = 150;

  /** What it says when it has come so far. */
  private static final List<String> MOMENTS =
      List.of(
          "",
          "http://",
          ": merge",
          ": checkout",
          ": tests",
          "staging: checkout",
          "staging: deploy",
          "staging: check");

  private final DeliveryWorld world;
  private final Path site;
  private final Path said;
  private final Random random;
  private final String first;
  private final TreeMap<String, Integer> stages = new TreeMap<>();
  private int changes;

  private Kills(DeliveryWorld world, Path site, long seed) throws Exception {
    this.world = world;
    this.site = site;
    this.said = world.temp.resolve("said");
    this.random = new Random(seed);
    this.first = world.tip().id();
  }

  /**
   * What came of it.
   *
   * @param stages in what the process was when it was killed, and how often
   * @param revisions that landed
   * @param deploys that were recorded
   */
  record Outcome(
      int kills,
      Map<String, Integer> stages,
      int landed,
      int needWork,
      int revisions,
      int deploys) {}

  /** Kills so often, in a folder of its own. */
  static Outcome run(Path folder, int kills, long seed) throws Exception {
    Path site = folder.resolve("site");
    try (DeliveryWorld world = DeliveryWorld.in(folder, PROJECT.replace("SITE", site.toString()))) {
      return new Kills(world, site, seed).run(kills);
    }
  }

  private Outcome run(int kills) throws Exception {
    for (int i = 0; i < kills; i++) {
      feed();
      Process process = start();
      if (!endedMeanwhile(process, i)) {
        process.toHandle().destroyForcibly();
        process.waitFor();
        stages.merge(stage(), 1, Integer::sum);
      } else {
        throw new AssertionError("it ended by itself: " + Files.readString(said));
      }
      check(false);
    }
    settle();
    check(true);
    State state = world.ledger.state();
    return new Outcome(
        kills,
        stages,
        count(state, ProposalState.LANDED),
        count(state, ProposalState.NEEDS_WORK),
        landed().size(),
        state.all(Deployed.class).size());
  }

  /** Most are good, some fail the tests or conflict with each other. */
  private void feed() throws Exception {
    while (Proposals.of(world.ledger.state()).queue().size() < 2) {
      int number = changes++;
      String file =
          switch (number % 7) {
            case 3 -> "broken" + number;
            case 5, 6 -> "contested";
            default -> "file" + number;
          };
      world.approved(world.change(file, number + "\n"));
    }
  }

  /** Waits for one of the moments by turns, and then a little. */
  private boolean endedMeanwhile(Process process, int i) throws Exception {
    String moment = MOMENTS.get(i % MOMENTS.size());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STAGE_S);
    while (!Files.readString(said).contains(moment) && System.nanoTime() < end) {
      if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
        return true;
      }
    }
    return process.waitFor(random.nextInt(LITTLE_MS), TimeUnit.MILLISECONDS);
  }

  private Process start() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path", ""),
            "debwright.cli.Main",
            "serve",
            "--port",
            "0",
            "--repository",
            world.trunk.gitFolder().toString());
    return new ProcessBuilder(new ArrayList<>(command))
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }

  /** The last that it said that it does. */
  private String stage() throws IOException {
    List<String> lines =
        Files.readAllLines(said).stream().filter(line -> line.contains(": ")).toList();
    return lines.isEmpty()
        ? "before or between"
        : lines.get(lines.size() - 1).replaceFirst("proposal [^:]*: ", "landing: ");
  }

  private void settle() throws Exception {
    Process process = start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!settled()) {
      expect(process.isAlive(), "it ended by itself: " + Files.readString(said));
      expect(System.nanoTime() < end, "not settled: " + Files.readString(said));
      Thread.sleep(100);
    }
    process.destroy();
    process.waitFor();
  }

  private boolean settled() throws Exception {
    State state = world.ledger.state();
    return Proposals.of(state).queue().isEmpty() && deployed(state).equals(world.tip().id());
  }

  private static String deployed(State state) {
    return state.deployed("staging").map(each -> each.fact().revision()).orElse("");
  }

  private void check(boolean atRest) throws Exception {
    if (atRest) {
      new Workshop(world.workshop.folder(), Map.of()).endLeftovers();
    }
    State state = world.ledger.state();
    List<Revision> landed = landed();
    Set<String> tested =
        state.all(SuiteRun.class).stream()
            .filter(run -> run.fact().passed())
            .map(run -> run.fact().revision())
            .collect(Collectors.toSet());
    for (Revision revision : landed) {
      expect(tested.contains(revision.id()), revision + " is on trunk and was not tested");
    }
    for (Proposal proposal : Proposals.of(state).all()) {
      checkProposal(proposal, atRest);
    }
    checkSite(state, atRest);
    expect(LaneState.of(state, world.tip().id()).stopped().isEmpty(), "the lane stopped");
  }

  private List<Revision> landed() throws Exception {
    return world.trunk.landed(
        world.tip(), Optional.of(world.trunk.resolve(first)), Integer.MAX_VALUE);
  }

  private void checkProposal(Proposal proposal, boolean atRest) throws Exception {
    boolean there = world.trunk.isAncestor(world.trunk.resolve(proposal.head()), world.tip());
    String what = "%s is %s, on trunk: %s".formatted(proposal.called(), proposal.state(), there);
    switch (proposal.state()) {
      case LANDED -> expect(there, what);
      case APPROVED -> expect(!atRest, what);
      case NEEDS_WORK, PROPOSED, WITHDRAWN -> expect(!there, what);
    }
  }

  /** What the site has stands by the ledger, unless the deploy that wrote it has no end yet. */
  private void checkSite(State state, boolean atRest) throws Exception {
    String there = Files.exists(site) ? Files.readString(site).strip() : "";
    List<Recorded<DeployStarted>> started = state.all(DeployStarted.class);
    List<Recorded<Deployed>> ended = state.all(Deployed.class);
    boolean open =
        !started.isEmpty() && (ended.isEmpty() || last(ended).compareTo(last(started)) < 0);
    if (there.equals(deployed(state))) {
      return;
    }
    if (deployed(state).isEmpty() && !atRest) {
      // Nothing stood before, so nothing was put back, as the ledger says.
      expect(
          started.stream().anyMatch(each -> each.fact().revision().equals(there)),
          "the site has '%s', which was never brought there".formatted(there));
      return;
    }
    boolean pending = open && there.equals(started.get(started.size() - 1).fact().revision());
    expect(
        pending && !atRest,
        "the site has '%s', the ledger says '%s'".formatted(there, deployed(state)));
  }

  private static <F extends Fact> Event last(List<Recorded<F>> all) {
    return all.get(all.size() - 1).event();
  }

  private static int count(State state, ProposalState wanted) {
    return (int) Proposals.of(state).all().stream().filter(each -> each.state() == wanted).count();
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  /** The long form: rounds of 50 kills until there were so many, with another seed each. */
  public static void main(String[] args) throws Exception {
    int times = Integer.parseInt(args[0]);
    TreeMap<String, Integer> stages = new TreeMap<>();
    int kills = 0;
    int landed = 0;
    int needWork = 0;
    for (int seed = 1; kills < times; seed++) {
      Path room = Files.createTempDirectory("debwright-kills");
      try {
        Outcome outcome = run(room, Math.min(50, times - kills), seed);
        kills += outcome.kills();
        landed += outcome.landed();
        needWork += outcome.needWork();
        outcome.stages().forEach((stage, count) -> stages.merge(stage, count, Integer::sum));
        System.out.println("round " + seed + ": " + outcome);
      } finally {
        FolderRemoval.remove(room);
      }
    }
    System.out.printf("%n%-28s kills%n", "killed in");
    stages.forEach((stage, count) -> System.out.printf("%-28s %5d%n", stage, count));
    System.out.printf(
        "%n%d kills; %d proposals landed, %d need work; trunk has tested commits only, and the site what the ledger says%n",
        kills, landed, needWork);
  }
}
