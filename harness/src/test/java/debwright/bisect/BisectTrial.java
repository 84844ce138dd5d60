package debwright.bisect;

import debwright.gate.Baseline;
import debwright.gate.GateProgress;
import debwright.gate.Side;
import debwright.history.EngineRuns;
import debwright.run.FolderRemoval;
import debwright.run.Past;
import debwright.run.Progress;
import debwright.run.RunSettings;
import debwright.trunk.BuildProgress;
import debwright.trunk.EngineCache;
import debwright.trunk.EngineSource;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Bisects a synthetic trunk, and has git do the same. */
final class BisectTrial implements AutoCloseable {
  private final Path folder;
  private final SyntheticTrunk world;
  private final Trunk trunk;
  private int builds;

  BisectTrial(Path folder, SyntheticTrunk.Plan plan) throws Exception {
    this.folder = folder;
    this.world = SyntheticTrunk.in(folder.resolve("trunk"), plan);
    this.trunk = Trunk.open(folder.resolve("trunk"));
  }

  BisectReport bisect(String... items) throws Exception {
    Path cache = folder.resolve("cache");
    EngineRuns runs =
        new EngineRuns(
            new EngineCache(cache, Duration.ofMinutes(1)),
            world.materials(),
            RunSettings.DEFAULT.withJobs(1),
            Past.in(cache));
    List<Step> steps = Step.between(trunk, trunk.resolve(world.ids().get(0)), trunk.head());
    Prober prober = new EngineProber(trunk, runs, cache.resolve("scratch"), new Counting());
    return new Bisect(steps, prober, (step, why) -> {}).run(List.of(items));
  }

  boolean isRight(Answer answer) {
    String expected = world.culprits().getOrDefault(answer.item().item(), "");
    return answer.culprits().size() == 1 && answer.culprits().get(0).id().equals(expected);
  }

  /** How many engines were built until now. */
  int builds() {
    return builds;
  }

  /** What git bisect found, and how many revisions it looked at. */
  record GitAnswer(boolean right, int steps) {}

  /** Has git bisect find an item's change, along first parents and by the same engine. */
  GitAnswer git(String item) throws Exception {
    Path clone = folder.resolve("git-" + item);
    git(
        folder,
        "clone",
        "-q",
        "--no-hardlinks",
        folder.resolve("trunk").toString(),
        clone.toString());
    Path asked = folder.resolve("asked-" + item);
    boolean fix = item.startsWith("fixed");
    Files.writeString(
        clone.resolve(".git/ask"),
        """
        echo x >>%s
        test ! -e engine/broken || exit 125
        echo '{"id":"%s#1"}' | sh engine/worker.sh | grep -q '"outcome":"%s"'
        """
            .formatted(asked, item, fix ? "fail:map:unresolved-library" : "ok"));
    git(clone, "bisect", "start", "--first-parent", "HEAD", world.ids().get(0));
    String said = git(clone, "bisect", "run", "sh", ".git/ask");
    String culprit = world.culprits().getOrDefault(item, "");
    return new GitAnswer(
        said.contains(culprit + " is the first bad commit"), Files.readAllLines(asked).size());
  }

  private static String git(Path folder, String... words) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(List.of("git", "-C", folder.toString()).stream(), Arrays.stream(words))
            .toList();
    Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (git.waitFor() != 0) {
      throw new AssertionError(command + ": " + said);
    }
    return said;
  }

  private final class Counting implements GateProgress, BuildProgress {
    @Override
    public void comparing(Baseline baseline, Side candidate) {}

    @Override
    public BuildProgress builds() {
      return this;
    }

    @Override
    public Progress run(String engine) {
      return Progress.SILENT;
    }

    @Override
    public void cached(EngineSource engine) {}

    @Override
    public void waiting(EngineSource engine) {}

    @Override
    public void building(EngineSource engine, Path log) {
      builds++;
    }

    @Override
    public void built(EngineSource engine, Duration time) {}
  }

  @Override
  public void close() {
    trunk.close();
    world.close();
  }

  /** The full size: a table of what each item's search took, here and by git. */
  public static void main(String[] args) throws Exception {
    int revisions = Integer.parseInt(args[0]);
    int each = Integer.parseInt(args[1]);
    Path room = Files.createTempDirectory("debwright-bisect");
    try (BisectTrial trial =
        new BisectTrial(room, new SyntheticTrunk.Plan(revisions, each, each, 1))) {
      boolean right = trial.print();
      if (!right) {
        throw new AssertionError("not all are right");
      }
    } finally {
      FolderRemoval.remove(room);
    }
  }

  private boolean print() throws Exception {
    long start = System.nanoTime();
    BisectReport report = bisect();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.println("| item | named | probes | git bisect run names it | revisions tried |");
    System.out.println("|---|---|---|---|---|");
    boolean right = true;
    int gits = 0;
    for (Answer answer : report.answers()) {
      GitAnswer git = git(answer.item().item());
      gits += git.steps();
      boolean found = answer.found() && isRight(answer);
      right &= found;
      System.out.printf(
          "| %s | %s | %d | %s | %d |%n",
          answer.item().item(),
          found ? "yes" : "no",
          answer.probes(),
          git.right() ? "yes" : "no",
          git.steps());
    }
    System.out.printf(
        "| all | | %d | | %d |%n%n%d revisions, %d engines, %d probes and the two ends in %.1f s,"
            + " %d engines asked again,"
            + " %d builds in all%n",
        report.probes(),
        gits,
        report.revisions(),
        report.steps().size(),
        report.probes(),
        seconds,
        report.confirmations(),
        builds);
    return right;
  }
}
