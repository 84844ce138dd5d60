package debwright.cli;

import debwright.source.AptSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where packages are fetched from; the option that several commands share. */
final class AptOptions {
  @Option(
      names = "--mirror",
      paramLabel = "URL",
      description = "The archive to fetch from; else the system's own apt sources.")
  private Optional<String> mirror = Optional.empty();

  Optional<String> mirror() {
    return mirror;
  }

  AptSource source(Path cache) throws IOException {
    return AptSource.of(cache, mirror);
  }
}
