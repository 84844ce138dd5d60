package debwright.ledger;

import debwright.run.FolderRemoval;
import debwright.trunk.GitCommand;
import debwright.trunk.TinyTrunk;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Writers of one ledger, each a process of its own, and what becomes of the ledger. */
final class Writers {
  private final Path folder;
  private final Random random;

  /** Writers whose clone and notes are in a folder. */
  Writers(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /** What came of it. */
  record Outcome(int kills, int events, int checks) {}

  /**
   * Makes two writers of so many events each. While they are at work, the first is killed and
   * started again so often, at random moments; after each kill git is asked whether all is whole.
   */
  Outcome run(int events, int kills) throws Exception {
    try (TinyTrunk clone = TinyTrunk.withEngine(folder.resolve("clone"))) {
      Process other = start("other", events);
      Process first = start("first", events);
      int killed = 0;
      int checks = 0;
      while (killed < kills && !first.waitFor(wait(killed), TimeUnit.MILLISECONDS)) {
        first.toHandle().destroyForcibly();
        first.waitFor();
        killed++;
        // What fsck finds of a ref that moves while it reads is no finding, so the other holds
        // still.
        signal("STOP", other);
        check(clone.root());
        signal("CONT", other);
        checks++;
        first = start("first", events);
      }
      expect(first.waitFor() == 0, "the first writer failed: " + said("first"));
      expect(other.waitFor() == 0, "the other writer failed: " + said("other"));
      check(clone.root());
      return new Outcome(killed, compare(clone.root(), events), checks + 1);
    }
  }

  /** Some kills hit the start, others come later. */
  private long wait(int killed) {
    return killed % 8 == 0 ? random.nextInt(400) : 350 + random.nextInt(500);
  }

  private Process start(String name, int events) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path", ""),
            Writer.class.getName(),
            folder.resolve("clone").toString(),
            name,
            Integer.toString(events),
            folder.resolve(name + ".kept").toString());
    return new ProcessBuilder(new ArrayList<>(command))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".said").toFile())
        .start();
  }

  private static void signal(String name, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  private static void check(Path clone) throws Exception {
    GitCommand git = new GitCommand(clone.resolve(".git"), Duration.ofMinutes(2));
    for (List<String> words :
        List.of(
            List.of("fsck", "--no-dangling", "--no-progress"),
            List.of("log", "--format=%h", Ledger.REF))) {
      GitCommand.Answer answer = git.run(words.toArray(String[]::new));
      boolean none = answer.said().contains("unknown revision") && words.contains("log");
      expect(answer.succeeded() || none, words + ": " + answer.said());
    }
  }

  /** No event is lost or doubled, and none that a writer believed to be kept is missing. */
  private int compare(Path clone, int events) throws Exception {
    List<Integer> all = IntStream.range(0, events).boxed().toList();
    int found = 0;
    try (Trunk trunk = Trunk.open(clone)) {
      for (String name : List.of("first", "other")) {
        List<Integer> numbers = Writer.numbers(Ledger.of(trunk), name);
        expect(numbers.equals(all), name + " wrote 0 to " + (events - 1) + ", found " + numbers);
        List<Integer> kept =
            Files.readAllLines(folder.resolve(name + ".kept")).stream()
                .map(Integer::valueOf)
                .toList();
        expect(numbers.containsAll(kept), name + " kept " + kept + ", found " + numbers);
        found += numbers.size();
      }
    }
    return found;
  }

  private String said(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".said"));
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  /** The long form: rounds of 25 kills until there were so many, with another seed each. */
  public static void main(String[] args) throws Exception {
    int times = Integer.parseInt(args[0]);
    int kills = 0;
    int events = 0;
    int checks = 0;
    for (int seed = 1; kills < times; seed++) {
      Path room = Files.createTempDirectory("debwright-writers");
      try {
        Outcome outcome = new Writers(room, seed).run(1500, Math.min(25, times - kills));
        kills += outcome.kills();
        events += outcome.events();
        checks += outcome.checks();
        System.out.println("round " + seed + ": " + outcome);
      } finally {
        FolderRemoval.remove(room);
      }
    }
    System.out.printf(
        "%d kills, %d events, none lost and none doubled, %d times whole by git fsck and git log%n",
        kills, events, checks);
  }
}
