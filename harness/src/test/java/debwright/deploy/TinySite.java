package debwright.deploy;

import debwright.delivery.Actor;
import debwright.delivery.DeployReport;
import debwright.job.Workshop;
import debwright.ledger.Fact.Marked;
import debwright.ledger.Ledger;
import debwright.ledger.Mark;
import debwright.ledger.State;
import debwright.trunk.TinyTrunk;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real repository whose deploys write into a folder: the revision that an environment runs into a
 * file of its name, and a line for each command into {@code history}.
 */
public final class TinySite implements AutoCloseable {
  private static final String SAY =
      """
      echo "$1 $DEBWRIGHT_ENVIRONMENT $(git log -1 --format=%%s) after ${DEBWRIGHT_PREVIOUS:-nothing}${DEBWRIGHT_FAILED:+ failed $DEBWRIGHT_FAILED}" >>%s/history
      """;

  private static final String DEPLOY =
      """
      set -e
      sh say.sh deploy
      test ! -e broken-deploy || { echo "error: no room" >&2; exit 7; }
      echo "$DEBWRIGHT_REVISION" >%1$s/.$DEBWRIGHT_ENVIRONMENT.new
      mv %1$s/.$DEBWRIGHT_ENVIRONMENT.new %1$s/$DEBWRIGHT_ENVIRONMENT
      """;

  private static final String CHECK =
      """
      test ! -e broken-check || { echo "FAIL: page answers 500"; exit 1; }
      test "$(cat %s/$DEBWRIGHT_ENVIRONMENT)" = "$DEBWRIGHT_REVISION"
      """;

  private final TinyTrunk tiny;
  private final Path site;
  private final List<String> revisions = new ArrayList<>();
  private final Trunk trunk;

  private TinySite(TinyTrunk tiny, Path site, Trunk trunk) {
    this.tiny = tiny;
    this.site = site;
    this.trunk = trunk;
  }

  /** One whose production has deploy and check, and whose staging gets each landing. */
  public static TinySite in(Path folder) throws Exception {
    Path site = Files.createDirectories(folder.resolve("site"));
    TinyTrunk tiny = new TinyTrunk(folder.resolve("repository"));
    tiny.write("say.sh", SAY.formatted(site));
    tiny.write("deploy.sh", DEPLOY.formatted(site));
    tiny.write("check.sh", CHECK.formatted(site));
    tiny.write("debwright.yaml", project(""));
    TinySite built = new TinySite(tiny, site, Trunk.open(tiny.root()));
    built.revisions.add(tiny.commit("one"));
    return built;
  }

  /** The project file, with more keys of production. */
  static String project(String more) {
    return """
        trunk: main
        environments:
          staging: {deploy: sh deploy.sh, check: sh check.sh, after-landing: true}
          production: {deploy: sh deploy.sh, check: sh check.sh%s}
        """
        .formatted(more);
  }

  /** Commits a file under a subject; an empty text takes the file away. */
  public String land(String subject, String file, String text) throws Exception {
    tiny.write(file, text.isEmpty() ? subject : text);
    if (text.isEmpty()) {
      Files.delete(tiny.root().resolve(file));
    }
    revisions.add(tiny.commit(subject));
    return last();
  }

  String last() {
    return revisions.get(revisions.size() - 1);
  }

  /** A revision by its number, from 0. */
  String revision(int number) {
    return revisions.get(number);
  }

  public TinyTrunk tiny() {
    return tiny;
  }

  public Trunk trunk() {
    return trunk;
  }

  Ledger ledger() {
    return Ledger.of(trunk);
  }

  State state() throws Exception {
    return ledger().state();
  }

  void mark(String revision, Mark mark) throws Exception {
    ledger().append(new Marked(revision, mark, Optional.empty(), "seen"));
  }

  Deployer deployer() {
    return deployer(Map.of());
  }

  /** One whose environment has more variables. */
  Deployer deployer(Map<String, String> more) {
    Map<String, String> outside = new java.util.TreeMap<>(System.getenv());
    outside.putAll(more);
    return new Deployer(
        trunk,
        ledger(),
        new Workshop(trunk.gitFolder().resolve("debwright"), outside),
        DeployProgress.SILENT);
  }

  /** Deploys to production by somebody who may. */
  DeployReport deploy(String revision, boolean first) throws Exception {
    return deployer().deploy(Actor.of(trunk), "production", Optional.of(revision), first);
  }

  /** What an environment really runs, or empty. */
  public String runs(String environment) throws IOException {
    Path file = site.resolve(environment);
    return Files.exists(file) ? Files.readString(file).strip() : "";
  }

  /** The commands that ran, a line each, with the subjects of revisions in place of their ids. */
  List<String> history() throws Exception {
    Path file = site.resolve("history");
    String text = Files.exists(file) ? Files.readString(file) : "";
    Map<String, String> names = new java.util.TreeMap<>();
    for (String id : revisions) {
      names.put(id, trunk.resolve(id).subject());
    }
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = text.replace(name.getKey(), name.getValue());
    }
    return text.lines().toList();
  }

  @Override
  public void close() {
    trunk.close();
    tiny.close();
  }
}
