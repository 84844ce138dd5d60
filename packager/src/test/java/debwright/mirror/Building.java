package debwright.mirror;

import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.Release;
import debwright.mirror.MirrorIndexBuilder.Built;
import debwright.resolve.Architecture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds indexes as a person would, without waiting, and keeps what was said. */
final class Building implements MirrorProgress {
  final Path folder;
  final List<String> warnings = new ArrayList<>();
  final List<Duration> pauses = new ArrayList<>();
  String release = "debian:12";
  List<String> components = List.of("main");
  List<Path> keyrings = List.of();
  boolean full;
  Duration stall = Duration.ofSeconds(10);
  Map<String, String> environment = Map.of();

  Building(Path folder) {
    this.folder = folder;
  }

  Building full() {
    full = true;
    return this;
  }

  Built build(String... urls) throws IOException, MirrorException, InterruptedException {
    Release of = new Release(release);
    List<Source> sources = new ArrayList<>();
    for (String url : urls) {
      sources.add(new Source(url, Source.suites(of.codeName()), components, keyrings));
    }
    return builder()
        .build(
            new MirrorRequest(of, Architecture.AMD64, sources, full, Optional.empty()),
            output(),
            this);
  }

  Optional<Built> update()
      throws IOException, IndexException, MirrorException, InterruptedException {
    return builder().update(index().facts(), output(), this);
  }

  private MirrorIndexBuilder builder() {
    Patience patience = new Patience(stall, 3, this::pause);
    return new MirrorIndexBuilder(
        folder.resolve("cache"), new Network(patience, new Proxies(environment), new Transfer()));
  }

  private synchronized void pause(Duration length) {
    pauses.add(length);
  }

  Path output() {
    return folder.resolve("built.index");
  }

  ArchiveIndex index() throws IOException, IndexException {
    return ArchiveIndex.open(output());
  }

  @Override
  public void at(String stage, int done, int all) {}

  @Override
  public synchronized void warn(String text) {
    warnings.add(text);
  }
}
