package debwright.run;

import static debwright.run.FakeEngine.INDEXES;
import static debwright.run.FakeEngine.SETTINGS;
import static debwright.run.FakeEngine.UNLABELLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.result.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardMergeTest {
  private static final List<RunItem> ITEMS =
      FakeEngine.items("a", "b", "fails", "dies", "loud", "c", "d", "e");

  @TempDir Path temp;
  private Engine engine = new Engine("none", "", "", Path.of(""));

  @BeforeEach
  void makeEngine() throws Exception {
    engine = FakeEngine.in(temp.resolve("engine"));
  }

  private Path run(String name, Shard shard, List<RunItem> items) throws Exception {
    Map<String, Long> sizes =
        items.stream().collect(Collectors.toMap(item -> item.key().item(), item -> 1L));
    Set<String> here = shard.items(sizes);
    List<RunItem> mine =
        items.stream().map(item -> here.contains(item.key().item()) ? item : other(item)).toList();
    Path folder = temp.resolve(name);
    new CorpusRun(engine, mine, INDEXES, SETTINGS.withShard(shard), UNLABELLED)
        .run(folder, Progress.SILENT);
    return folder;
  }

  private static RunItem other(RunItem item) {
    return new RunItem(
        item.key(), item.tier(), item.label(), item.inputDigest(), new RunItem.Elsewhere());
  }

  private Path part(int number, int of) throws Exception {
    return run(number + "-of-" + of, new Shard(number, of), ITEMS);
  }

  @Test
  void makesWhatOneMachineWouldHave() throws Exception {
    Path whole = run("whole", Shard.WHOLE, ITEMS);
    Path merged = temp.resolve("merged");
    ShardMerge.merge(List.of(part(2, 3), part(3, 3), part(1, 3)), merged);
    for (String file : List.of("results.csv", "results.jsonl")) {
      assertThat(merged.resolve(file)).hasSameTextualContentAs(whole.resolve(file));
    }
    assertThat(RunFolder.read(merged).name()).isEqualTo(RunFolder.read(whole).name());
    assertThat(RunFolder.read(merged).inputs()).isEqualTo(RunFolder.read(whole).inputs());
    assertThat(RunFolder.read(merged).timings()).hasSameSizeAs(RunFolder.read(whole).timings());
    // A worker's log may say how many it was asked about before.
    List<String> logs = Files.readAllLines(merged.resolve("logs/logs.csv"));
    assertThat(logs).hasSameSizeAs(Files.readAllLines(whole.resolve("logs/logs.csv")));
    assertThat(logs).filteredOn(row -> row.startsWith("dies,")).hasSize(1);
    for (String row : logs.subList(1, logs.size())) {
      String log = row.substring(row.lastIndexOf(',') + 1);
      assertThat(merged.resolve("logs").resolve(log)).isNotEmptyFile();
    }
  }

  @Test
  void namesWhatIsMissing() throws Exception {
    List<Path> parts = List.of(part(2, 4), part(4, 4));
    assertThatThrownBy(() -> ShardMerge.merge(parts, temp.resolve("merged")))
        .isInstanceOf(MergeException.class)
        .hasMessage("missing: shard 1/4, 3/4");
    assertThat(temp.resolve("merged")).doesNotExist();
  }

  @Test
  void namesWhatIsThereTwice() throws Exception {
    Path first = part(1, 2);
    Path again = run("again", new Shard(1, 2), ITEMS);
    assertThatThrownBy(() -> ShardMerge.merge(List.of(first, again), temp.resolve("merged")))
        .isInstanceOf(MergeException.class)
        .hasMessage("shard 1/2 is there twice: %s and %s".formatted(first, again));
  }

  @Test
  void refusesPartsOfOtherRuns() throws Exception {
    Path first = part(1, 2);
    Path other = run("other", new Shard(2, 2), FakeEngine.items("a", "z"));
    assertThatThrownBy(() -> ShardMerge.merge(List.of(first, other), temp.resolve("merged")))
        .isInstanceOf(MergeException.class)
        .hasMessageEndingWith("are not of one run: they differ in corpus");
    Path third = part(2, 3);
    assertThatThrownBy(() -> ShardMerge.merge(List.of(first, third), temp.resolve("merged")))
        .isInstanceOf(MergeException.class)
        .hasMessageEndingWith("is shard 2/3");
    Path whole = run("whole", Shard.WHOLE, ITEMS);
    assertThatThrownBy(() -> ShardMerge.merge(List.of(whole), temp.resolve("merged")))
        .isInstanceOf(MergeException.class)
        .hasMessageEndingWith("expected the run of a shard, found one of a whole corpus");
  }

  @Test
  void aPartOfNoItemsIsAPart() throws Exception {
    List<RunItem> one = FakeEngine.items("a");
    List<Path> parts = List.of(run("p1", new Shard(1, 2), one), run("p2", new Shard(2, 2), one));
    assertThat(ShardMerge.merge(parts, temp.resolve("merged")).results()).hasSize(1);
  }
}
