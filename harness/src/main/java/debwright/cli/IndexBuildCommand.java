package debwright.cli;

import debwright.index.IndexBuilder;
import debwright.index.IndexException;
import debwright.index.Indexes;
import debwright.index.Release;
import debwright.resolve.Architecture;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code debwright index build}. */
@CommandLine.Command(
    name = "build",
    header = "Build an index from a folder of .deb files.",
    footer = "  debwright index build --release debian:12 --arch amd64 --debs packages/")
final class IndexBuildCommand implements Command {
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

  @Option(
      names = "--debs",
      required = true,
      paramLabel = "DIR",
      description = "The folder with the packages.")
  private Path debs = Path.of("");

  @Option(
      names = "--origin",
      paramLabel = "TEXT",
      description = "Where they come from, for people.")
  private String origin = "a folder of packages";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The index; your own index of that release unless given.")
  private Optional<Path> output = Optional.empty();

  IndexBuildCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Failure, IOException, IndexException, InterruptedException {
    Release wanted = RuleOptions.release(release);
    if (Architecture.of(architecture).isEmpty()) {
      throw Failure.input(
          "no architecture " + architecture,
          "known are " + String.join(", ", Architecture.codes()));
    }
    Indexes indexes = console.indexes();
    Path file = output.orElseGet(() -> indexes.userFile(wanted, architecture));
    if (!Files.isDirectory(debs)) {
      throw Failure.input("not a folder: " + debs, "--debs takes a folder of .deb files");
    }
    IndexBuilder.Built built = build(wanted, file, count());
    built.problems().forEach(problem -> console.say("warning: " + problem + " (left out)"));
    built.facts().counts().forEach((what, count) -> console.say("%s: %d".formatted(what, count)));
    console.say("wrote " + file);
    return ExitCode.YES;
  }

  private int count() throws Failure, IOException {
    int count = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(debs, "*.deb")) {
      for (Path file : files) {
        count += file.toString().isEmpty() ? 0 : 1;
      }
    }
    if (count == 0) {
      throw Failure.input("no .deb file in " + debs, "--debs takes a folder of .deb files");
    }
    return count;
  }

  private IndexBuilder.Built build(Release wanted, Path file, int count)
      throws IOException, IndexException, InterruptedException {
    try (ProgressLine progress = new ProgressLine(console, System::nanoTime)) {
      return new IndexBuilder(wanted, architecture, origin)
          .build(debs, file, done -> progress.at("reading packages", done, count));
    }
  }
}
