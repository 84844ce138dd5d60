package debwright.mirror;

import debwright.index.IndexFacts;
import debwright.resolve.Architecture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds an index from archives in Debian's format: their lists say which packages carry libraries
 * and where, the first bytes of each package hold its metadata.
 *
 * <p>What was fetched is kept in the cache at once, so that a build that was killed goes on where
 * it was, and another fetches only what changed.
 */
public final class MirrorIndexBuilder {
  private final Path cache;
  private final Network network;

  /**
   * @param cache where to keep what was fetched
   * @param environment of the process, which may name proxies
   */
  public MirrorIndexBuilder(Path cache, Map<String, String> environment) {
    this(cache, new Network(Patience.USUAL, new Proxies(environment), new Transfer()));
  }

  MirrorIndexBuilder(Path cache, Network network) {
    this.cache = cache;
    this.network = network;
  }

  /**
   * What was built.
   *
   * @param facts of the index
   * @param leftOut a message for each package that could not be had, sorted by its name
   * @param fetched how many packages were fetched
   * @param kept how many were there from before
   * @param bytes that came over the network
   */
  public record Built(IndexFacts facts, List<String> leftOut, int fetched, int kept, long bytes) {
    public Built {
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * Reads the archives and writes the index.
   *
   * @throws MirrorException when an archive can't be read, or is not what it says that it is
   * @throws IOException when the disk fails
   * @throws InterruptedException when the thread is asked to stop; what was fetched is kept
   */
  public Built build(MirrorRequest request, Path output, MirrorProgress progress)
      throws IOException, MirrorException, InterruptedException {
    try (BuildFolder folder = folder(request)) {
      List<Suite> suites = new SuiteReader(network, folder, progress).read(request.sources());
      return new IndexBuild(request, folder, network, progress).build(suites, output);
    }
  }

  /**
   * Builds an index again where the archives changed since, or left a package out.
   *
   * @param known facts of an index that was built from mirrors
   * @return empty where nothing changed
   */
  public Optional<Built> update(IndexFacts known, Path file, MirrorProgress progress)
      throws IOException, MirrorException, InterruptedException {
    MirrorRequest request = request(known);
    try (BuildFolder folder = folder(request)) {
      List<Suite> suites = new SuiteReader(network, folder, progress).read(request.sources());
      Provenance now = Provenance.of(suites, request.full(), request.origin());
      return now.facts().equals(known.mirror())
          ? Optional.empty()
          : Optional.of(new IndexBuild(request, folder, network, progress).build(suites, file));
    }
  }

  /** Whether an index was built from mirrors, so that it can be updated. */
  public static boolean isFromMirror(IndexFacts facts) {
    return !new Provenance(facts.mirror()).sources().isEmpty();
  }

  private static MirrorRequest request(IndexFacts known) {
    Provenance before = new Provenance(known.mirror());
    return new MirrorRequest(
        known.release(),
        Architecture.of(known.architecture()).orElseThrow(),
        before.sources(),
        before.full(),
        before.origin());
  }

  private BuildFolder folder(MirrorRequest request) throws IOException, MirrorException {
    return BuildFolder.open(cache, request.release(), request.architecture().code());
  }
}
