package debwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Paragraphs;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.IndexFacts;
import debwright.index.OfferedPackage;
import debwright.index.RelationsBuilder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code debwright index relations}. */
@CommandLine.Command(
    name = "relations",
    header = "Put beside an index what the archive's packages ask of each other.",
    footer = {
      "  apt-cache dumpavail > Packages",
      "  debwright index relations debian-12-amd64.index Packages"
    })
final class IndexRelationsCommand implements Command {
  private static final String HINT =
      "give Packages files of the archive as text, such as apt-cache dumpavail prints";

  private final Console console;

  @Parameters(index = "0", paramLabel = "INDEX", description = "The index, a file.")
  private Path index = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PACKAGES",
      description = "Packages files of the same archive; of several versions the highest counts.")
  private List<Path> lists = new ArrayList<>();

  IndexRelationsCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Failure, IOException, IndexException {
    String wanted = ArchiveIndex.open(index).facts().architecture();
    RelationsBuilder builder = new RelationsBuilder();
    for (Path list : lists) {
      read(list, Set.of(wanted, "all"), builder);
    }
    if (builder.size() == 0) {
      throw Failure.input("no package of %s in %s".formatted(wanted, lists), HINT);
    }
    IndexFacts facts = builder.writeBeside(index);
    facts.counts().forEach((what, count) -> console.say("%s: %d".formatted(what, count)));
    return ExitCode.YES;
  }

  private static void read(Path list, Set<String> architectures, RelationsBuilder into)
      throws Failure, IOException {
    Map<String, String> wrong = new TreeMap<>();
    try (Reader text =
        new InputStreamReader(new BufferedInputStream(Files.newInputStream(list)), UTF_8)) {
      Paragraphs.read(text, fields -> add(fields, architectures, into, wrong));
    }
    if (!wrong.isEmpty()) {
      Map.Entry<String, String> first = wrong.entrySet().iterator().next();
      throw Failure.input("%s: %s: %s".formatted(list, first.getKey(), first.getValue()), HINT);
    }
  }

  private static void add(
      Map<String, String> fields,
      Set<String> architectures,
      RelationsBuilder into,
      Map<String, String> wrong) {
    if (!architectures.contains(fields.getOrDefault("architecture", ""))) {
      return;
    }
    try {
      into.add(OfferedPackage.of(fields));
    } catch (DebianSyntaxException e) {
      wrong.put(fields.getOrDefault("package", ""), String.valueOf(e.getMessage()));
    }
  }
}
