package debwright.cli;

import debwright.index.Release;
import debwright.mirror.MirrorException;
import debwright.mirror.Source;
import debwright.mirror.SystemSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which archives to read, and how; the options that say so. */
final class MirrorOptions {
  private static final List<String> USUAL = List.of("main");

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      description =
          "An archive in Debian's format, such as http://mirror.example.org/debian, or its folder; may"
              + " be given several times. Unless given, and without --debs and --facts, those that"
              + " the system's apt has for the release.")
  private List<String> mirrors = new ArrayList<>();

  @Option(
      names = "--component",
      paramLabel = "NAME",
      description = "Such as universe (default main); may be given several times.")
  private List<String> components = new ArrayList<>();

  @Option(
      names = "--keyring",
      paramLabel = "FILE",
      description =
          "A keyring by which mirrors must be signed; may be given several times. Unless given,"
              + " the system's of Debian and Ubuntu are tried.")
  private List<Path> keyrings = new ArrayList<>();

  @Option(
      names = "--full",
      description = "Read whole packages, not only their metadata: sonames and links are exact.")
  private boolean full;

  boolean full() {
    return full;
  }

  boolean isNamed() {
    return !mirrors.isEmpty();
  }

  /** Whether any option says something of mirrors. */
  boolean isUsed() {
    return isNamed() || !components.isEmpty() || !keyrings.isEmpty();
  }

  List<Source> sources(Release release) throws IOException, MirrorException {
    if (mirrors.isEmpty()) {
      return SystemSources.of(Path.of("/etc/apt"), release, components);
    }
    List<String> taken = components.isEmpty() ? USUAL : components;
    return mirrors.stream()
        .map(url -> new Source(url, Source.suites(release.codeName()), taken, keyrings))
        .toList();
  }
}
