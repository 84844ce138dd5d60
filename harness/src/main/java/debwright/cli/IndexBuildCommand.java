package debwright.cli;

import debwright.facts.FactsException;
import debwright.facts.FactsIndexBuilder;
import debwright.index.IndexBuilder;
import debwright.index.IndexException;
import debwright.index.IndexFacts;
import debwright.index.Release;
import debwright.mirror.MirrorException;
import debwright.mirror.MirrorIndexBuilder;
import debwright.mirror.MirrorRequest;
import debwright.resolve.Architecture;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code debwright index build}. */
@CommandLine.Command(
    name = "build",
    header = "Build an index of an archive, of a folder of .deb files, or of facts about packages.",
    footer = {
      "  debwright index build --release debian:13 --arch amd64 --mirror http://mirror.example.org/debian",
      "  debwright index build --release debian:12 --arch amd64 --debs packages/",
      "  debwright index build --release ubuntu:24.04 --arch amd64 --facts facts/"
    })
final class IndexBuildCommand implements Command {
  /** What is kept of exports. */
  enum ExportsKept {
    NAMES,
    VERSIONS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Console console;

  @Option(
      names = "--release",
      required = true,
      paramLabel = "RELEASE",
      description = "Whose packages they are, such as debian:12.")
  private String release = "";

  @Option(
      names = "--arch",
      required = true,
      paramLabel = "ARCH",
      description = "Debian's name of their architecture.")
  private String architecture = "";

  @Option(names = "--debs", paramLabel = "DIR", description = "The folder with the packages.")
  private Optional<Path> debs = Optional.empty();

  @Option(
      names = "--exports",
      paramLabel = "WHAT",
      description =
          "What is kept of each library's exports beside an index that --debs makes: names (default) with their versions, or versions, which take a fraction of it.")
  private ExportsKept exports = ExportsKept.NAMES;

  @Option(
      names = "--facts",
      paramLabel = "DIR",
      description = "The folder with facts (docs/index-format.md), where packages are not at hand.")
  private Optional<Path> facts = Optional.empty();

  @Mixin private MirrorOptions mirrors = new MirrorOptions();

  @Option(
      names = "--origin",
      paramLabel = "TEXT",
      description = "Where they come from, for people.")
  private Optional<String> origin = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The index; your own index of that release unless given.")
  private Optional<Path> output = Optional.empty();

  IndexBuildCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run()
      throws Failure,
          IOException,
          IndexException,
          FactsException,
          MirrorException,
          InterruptedException {
    Release wanted = RuleOptions.release(release);
    Architecture of = architecture();
    checkInput();
    Path file = output.orElseGet(() -> console.indexes().userFile(wanted, architecture));
    IndexFacts built =
        facts.isPresent()
            ? new FactsIndexBuilder(wanted, of, origin).build(folder(facts.get()), file)
            : debs.isPresent()
                ? fromPackages(wanted, folder(debs.get()), file)
                : fromMirrors(wanted, of, file);
    built.counts().forEach((what, count) -> console.say("%s: %d".formatted(what, count)));
    console.say("wrote " + file);
    return ExitCode.YES;
  }

  private void checkInput() throws Failure {
    boolean several = debs.isPresent() && facts.isPresent();
    if (several || ((debs.isPresent() || facts.isPresent()) && mirrors.isUsed())) {
      throw Failure.input(
          "index build takes one of --mirror, --debs and --facts",
          "--mirror takes the URL of an archive, --debs a folder of .deb files, --facts one of facts about packages; --component and --keyring are for mirrors");
    }
  }

  private IndexFacts fromMirrors(Release wanted, Architecture of, Path file)
      throws IOException, MirrorException, InterruptedException {
    MirrorRequest request =
        new MirrorRequest(wanted, of, mirrors.sources(wanted), mirrors.full(), origin);
    try (MirrorTalk talk = new MirrorTalk(console)) {
      MirrorIndexBuilder.Built built =
          new MirrorIndexBuilder(console.cache(), console.environment()).build(request, file, talk);
      talk.built(built);
      return built.facts();
    }
  }

  private Architecture architecture() throws Failure {
    return Architecture.of(architecture)
        .orElseThrow(
            () ->
                Failure.input(
                    "no architecture " + architecture,
                    "known are " + String.join(", ", Architecture.codes())));
  }

  private static Path folder(Path path) throws Failure {
    if (!Files.isDirectory(path)) {
      throw Failure.input(
          "not a folder: " + path,
          "--debs takes a folder of .deb files, --facts one of facts about packages");
    }
    return path;
  }

  private IndexFacts fromPackages(Release wanted, Path folder, Path file)
      throws Failure, IOException, IndexException, InterruptedException {
    IndexBuilder.Built built = build(wanted, folder, file);
    built.problems().forEach(problem -> console.say("warning: " + problem + " (left out)"));
    return built.facts();
  }

  private static int count(Path folder) throws Failure, IOException {
    int count = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.deb")) {
      for (Path file : files) {
        count += file.toString().isEmpty() ? 0 : 1;
      }
    }
    if (count == 0) {
      throw Failure.input("no .deb file in " + folder, "--debs takes a folder of .deb files");
    }
    return count;
  }

  private IndexBuilder.Built build(Release wanted, Path folder, Path file)
      throws Failure, IOException, IndexException, InterruptedException {
    int count = count(folder);
    try (ProgressLine progress = new ProgressLine(console, System::nanoTime)) {
      return new IndexBuilder(
              wanted,
              architecture,
              origin.orElse("a folder of packages"),
              exports == ExportsKept.NAMES)
          .build(folder, file, done -> progress.at("reading packages", done, count));
    }
  }
}
