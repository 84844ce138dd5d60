package debwright.mirror;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the suites of archives, and tells a person what was not checked.
 *
 * @param network over which archives are read
 * @param folder for what is on its way
 * @param progress told what a person should know
 */
record SuiteReader(Network network, BuildFolder folder, MirrorProgress progress) {

  /**
   * The suites that are there, in the order of the sources.
   *
   * @throws MirrorException when a source has none, or one is not what it should be
   */
  List<Suite> read(List<Source> sources) throws IOException, MirrorException, InterruptedException {
    List<Suite> suites = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      progress.at("reading Release files", i, sources.size());
      suites.addAll(read(sources.get(i)));
    }
    suites.forEach(this::warn);
    return suites;
  }

  private List<Suite> read(Source source)
      throws IOException, MirrorException, InterruptedException {
    Archive archive = ArchiveUrl.open(source.url(), network);
    SignatureCheck check = new SignatureCheck(source.keyrings(), folder.partials());
    List<Suite> suites = new ArrayList<>();
    for (String name : source.suites()) {
      new Suite.Opening(archive, name, source, check).open().ifPresent(suites::add);
    }
    if (suites.isEmpty()) {
      throw MirrorException.notFound(
          archive.url(), "it has none of the suites " + String.join(", ", source.suites()));
    }
    return suites;
  }

  private void warn(Suite suite) {
    if (!suite.signature().good()) {
      progress.warn(
          "%s: its signature was not checked: %s"
              .formatted(suite.where(), suite.signature().words()));
    }
    suite
        .release()
        .validUntil()
        .filter(until -> until.isBefore(Instant.now()))
        .ifPresent(
            until -> progress.warn("%s: it was valid until %s".formatted(suite.where(), until)));
  }
}
