package debwright.mirror;

import debwright.archive.ArchiveException;
import debwright.debian.DebianSyntaxException;
import debwright.index.IndexFacts;
import debwright.index.IndexWriter;
import debwright.index.PackageFacts;
import debwright.index.RelationsBuilder;
import debwright.mirror.MirrorIndexBuilder.Built;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Builds one index of suites whose Release files were read. */
final class IndexBuild {
  private static final int CONNECTIONS = 8;

  private final MirrorRequest request;
  private final BuildFolder folder;
  private final Network network;
  private final MirrorProgress progress;

  IndexBuild(MirrorRequest request, BuildFolder folder, Network network, MirrorProgress progress) {
    this.request = request;
    this.folder = folder;
    this.network = network;
    this.progress = progress;
  }

  Built build(List<Suite> suites, Path output)
      throws IOException, MirrorException, InterruptedException {
    progress.at("reading the lists of packages and files", 0, suites.size());
    IndexFiles files = new IndexFiles(folder);
    Chooser chooser = new Chooser(files, request.architecture().code(), progress::warn);
    List<Choice> choices = chooser.choose(suites);
    ExecutorService pool = Executors.newFixedThreadPool(CONNECTIONS, IndexBuild::daemon);
    try (Journal journal = Journal.open(folder.journal(request.full()))) {
      int kept = (int) choices.stream().filter(each -> journal.has(each.sha256())).count();
      Map<String, String> problems = fetching(journal).run(choices, pool);
      Step step = new Step(journal, pool, problems, chooser.relations());
      IndexFacts facts = write(suites, choices, step, output);
      journal.keepOnly(Choice.digests(choices));
      files.clean();
      int fetched = choices.size() - kept - problems.size();
      return new Built(
          facts, List.copyOf(problems.values()), fetched, kept, network.transfer().bytes());
    } finally {
      pool.shutdownNow();
    }
  }

  /** What the last step works with. */
  private record Step(
      Journal journal,
      ExecutorService pool,
      Map<String, String> problems,
      RelationsBuilder relations) {}

  // A connection that hangs can't be interrupted; it must not keep the program from ending.
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "mirror");
    thread.setDaemon(true);
    return thread;
  }

  private Fetching fetching(Journal journal) {
    return new Fetching(new PackageFetch(folder, request.full()), journal, progress);
  }

  private IndexFacts write(List<Suite> suites, List<Choice> choices, Step step, Path output)
      throws IOException, MirrorException, InterruptedException {
    String origin = request.origin().orElseGet(() -> Origin.of(suites, request.full()));
    IndexWriter writer = new IndexWriter(request.release(), request.architecture().code(), origin);
    add(choices, step, writer);
    if (writer.size() == 0) {
      throw MirrorException.notFound(suites.get(0).where(), "no package of it could be had");
    }
    Provenance provenance = Provenance.of(suites, request.full(), request.origin());
    writer.relations(step.relations);
    writer.from(provenance.leavingOut(step.problems.size()).facts());
    return writer.write(output);
  }

  private void add(List<Choice> choices, Step step, IndexWriter writer)
      throws IOException, InterruptedException {
    Assembly assembly = new Assembly(step.journal, request.architecture());
    Map<Choice, Future<PackageFacts>> facts = new LinkedHashMap<>();
    for (Choice each : choices) {
      if (!step.problems.containsKey(each.offer().name())) {
        facts.put(each, step.pool.submit(() -> assembly.facts(each)));
      }
    }
    int done = 0;
    for (Map.Entry<Choice, Future<PackageFacts>> each : facts.entrySet()) {
      progress.at("reading metadata", ++done, facts.size());
      try {
        writer.add(each.getValue().get());
      } catch (ExecutionException e) {
        Offer offer = each.getKey().offer();
        step.problems.put(offer.name(), offer.exactly() + ": " + problem(e.getCause()));
      }
    }
  }

  /** What is wrong with a package's metadata; anything else ends the build. */
  private static String problem(@Nullable Throwable cause) throws IOException {
    if (cause instanceof IOException disk) {
      throw disk;
    }
    if (cause instanceof ArchiveException || cause instanceof DebianSyntaxException) {
      return String.valueOf(cause.getMessage());
    }
    throw new IllegalStateException("reading metadata failed", cause);
  }
}
