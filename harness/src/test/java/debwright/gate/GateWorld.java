package debwright.gate;

import debwright.result.ItemKey;
import debwright.run.IndexFile;
import debwright.run.Indexes;
import debwright.run.Past;
import debwright.run.RunItem;
import debwright.run.RunSettings;
import debwright.trunk.TinyTrunk;
import debwright.trunk.Trunk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A trunk of one commit whose engine looks its answers up in a file, and a gate for it. */
final class GateWorld implements AutoCloseable {
  /** An engine that looks its answers up in a file beside it: name, outcome, Depends. */
  static final String WORKER =
      """
      echo '{"protocol":1,"engine":"tiny","capabilities":[],"indexFormats":["fake"]}'
      while IFS= read -r line; do
        id=${line#*'"id":"'}; id=${id%%'"'*}
        while IFS='|' read -r name outcome depends; do
          case $id in "$name#"*)
            echo "{\\"id\\":\\"$id\\",\\"outcome\\":\\"$outcome\\",\\"depends\\":\\"$depends\\",\\"plan\\":{\\"depends\\":\\"$depends\\"}}" ;;
          esac
        done <engine/answers
      done
      """;

  static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  static final String GOOD = "git|ok|libc6 (>= 2.36)\nvim|ok|libc6 (>= 2.36)\n";

  static final Materials MATERIALS =
      new Materials(
          List.of(item("git"), item("vim")),
          new Indexes(List.of(new IndexFile("debian:12", "amd64", "fake", Path.of("/i"), "ab"))),
          (item, depends) -> Optional.empty());

  RunSettings settings = RunSettings.DEFAULT.withJobs(1);
  final Path temp;
  final TinyTrunk repository;
  final Trunk trunk;
  final String first;

  private GateWorld(Path temp, TinyTrunk repository, Trunk trunk, String first) {
    this.temp = temp;
    this.repository = repository;
    this.trunk = trunk;
    this.first = first;
  }

  static GateWorld in(Path temp) throws Exception {
    TinyTrunk repository = new TinyTrunk(temp.resolve("clone"));
    repository.write("debwright.yaml", TinyTrunk.PROJECT).write("engine/worker.sh", WORKER);
    String first = repository.write("engine/answers", GOOD).commit("First engine");
    return new GateWorld(temp, repository, Trunk.open(repository.root()), first);
  }

  @Override
  public void close() {
    trunk.close();
    repository.close();
  }

  static RunItem item(String name) {
    return new RunItem(
        new ItemKey(name, "debian:12", "amd64"),
        "full",
        RunItem.Label.NONE,
        "d".repeat(64),
        new RunItem.Present(Path.of("/apps", name)));
  }

  Gate gate(Past past) {
    return new Gate(
        trunk, temp.resolve("cache"), (tree, project) -> MATERIALS, past, GateProgress.SILENT);
  }

  GateReport judge(Optional<String> baseline, String candidate) throws Exception {
    return gate(Past.none()).judge(new GateRequest(baseline, candidate, settings, TODAY));
  }

  GateReport judgeWorktree(String baseline) throws Exception {
    return judge(Optional.of(baseline), "worktree");
  }
}
