package debwright.bisect;

import debwright.gate.Materials;
import debwright.result.ItemKey;
import debwright.run.IndexFile;
import debwright.run.Indexes;
import debwright.run.RunItem;
import debwright.trunk.TinyTrunk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;

/**
 * A trunk whose engine is a shell script, and where items get worse or better at known revisions:
 * some revisions leave the engine alone, some are merges, and some do not build.
 */
final class SyntheticTrunk implements AutoCloseable {
  /** Looks the answer to an item up in the file beside it: name, outcome, Depends. */
  static final String WORKER =
      """
      echo '{"protocol":1,"engine":"tiny","capabilities":[],"indexFormats":["fake"]}'
      while IFS= read -r line; do
        id=${line#*'"id":"'}; id=${id%%'"'*}
        while IFS='|' read -r name outcome depends; do
          case $id in "$name#"*)
            echo "{\\"id\\":\\"$id\\",\\"outcome\\":\\"$outcome\\",\\"depends\\":\\"$depends\\"}" ;;
          esac
        done <engine/answers
      done
      """;

  static final String PROJECT =
      """
      trunk: main
      engine:
        paths: [engine]
        build: test ! -e engine/broken
        worker: sh engine/worker.sh
      """;

  private static final String GOOD = "ok|libc6 (>= 2.36)";
  private static final String BAD = "fail:map:unresolved-library|";

  private final TinyTrunk repository;
  private final SortedMap<String, String> answers = new TreeMap<>();
  private final SortedMap<String, String> culprits = new TreeMap<>();
  private final List<String> ids = new ArrayList<>();

  private SyntheticTrunk(Path root) throws GitAPIException {
    repository = new TinyTrunk(root);
  }

  /** What is planted. */
  record Plan(int revisions, int regressions, int fixes, long seed) {}

  /** Makes one. */
  static SyntheticTrunk in(Path root, Plan plan) throws GitAPIException, IOException {
    SyntheticTrunk trunk = new SyntheticTrunk(root);
    Random random = new Random(plan.seed());
    SortedMap<Integer, List<String>> changes = new TreeMap<>();
    for (int i = 0; i < plan.regressions() + plan.fixes(); i++) {
      boolean fix = i >= plan.regressions();
      String name =
          fix ? "fixed-%02d".formatted(i - plan.regressions()) : "regressed-%02d".formatted(i);
      trunk.answers.put(name, fix ? BAD : GOOD);
      int at = 1 + random.nextInt(plan.revisions() - 1);
      changes.computeIfAbsent(at, c -> new ArrayList<>()).add(name);
    }
    trunk.repository.write("debwright.yaml", PROJECT).write("engine/worker.sh", WORKER);
    for (int i = 0; i < plan.revisions(); i++) {
      trunk.land(i, changes.getOrDefault(i, List.of()), random);
    }
    return trunk;
  }

  private void land(int i, List<String> changed, Random random)
      throws GitAPIException, IOException {
    changed.forEach(name -> answers.put(name, name.startsWith("fixed") ? GOOD : BAD));
    StringBuilder text = new StringBuilder();
    answers.forEach((name, answer) -> text.append(name).append('|').append(answer).append('\n'));
    boolean documented = i > 0 && changed.isEmpty() && random.nextInt(5) == 0;
    String file = documented ? "README" : "engine/note";
    repository.write("engine/answers", text.toString()).write(file, "revision " + i + "\n");
    String id = i % 10 == 9 && !documented ? merge(i) : repository.commit("Revision " + i);
    ids.add(id);
    changed.forEach(name -> culprits.put(name, id));
  }

  /** The change was made on a branch, in two commits. */
  private String merge(int i) throws GitAPIException, IOException {
    String side = "side" + i;
    repository.git().checkout().setCreateBranch(true).setName(side).call();
    repository.commit("Begin " + i);
    repository.write("doc/" + i, "words").commit("End " + i);
    repository.git().checkout().setName("main").call();
    return repository
        .git()
        .merge()
        .include(repository.git().getRepository().findRef(side))
        .setFastForward(MergeCommand.FastForwardMode.NO_FF)
        .setMessage("Revision " + i)
        .call()
        .getNewHead()
        .getName();
  }

  TinyTrunk repository() {
    return repository;
  }

  /** The revision that changed each item. */
  SortedMap<String, String> culprits() {
    return culprits;
  }

  /** All revisions that landed, oldest first. */
  List<String> ids() {
    return ids;
  }

  /** What its engines are asked. */
  Materials materials() {
    return materials(culprits.keySet());
  }

  static Materials materials(Collection<String> names) {
    return new Materials(
        names.stream().map(SyntheticTrunk::item).toList(),
        new Indexes(List.of(new IndexFile("debian:12", "amd64", "fake", Path.of("/i"), "ab"))),
        (item, depends) -> Optional.empty());
  }

  private static RunItem item(String name) {
    return new RunItem(
        new ItemKey(name, "debian:12", "amd64"),
        "full",
        RunItem.Label.NONE,
        "d".repeat(64),
        new RunItem.Present(Path.of("/apps", name)));
  }

  @Override
  public void close() {
    repository.close();
  }
}
