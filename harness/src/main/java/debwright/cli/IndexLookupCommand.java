package debwright.cli;

import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.IndexFacts;
import debwright.index.Indexes.Located;
import debwright.index.Provider;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright index lookup}: which packages ship a library. */
@CommandLine.Command(
    name = "lookup",
    header = "Look up which packages ship a library.",
    footer = {
      "  debwright index lookup libz.so.1",
      "  debwright index lookup libz.so.1 libssl.so.3 --release debian:12 --format csv"
    })
final class IndexLookupCommand implements Command {

  /** How the answer is written. */
  enum Format {
    TEXT,
    JSON,
    CSV;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Console console;

  @Parameters(
      paramLabel = "SONAME",
      arity = "1..*",
      description = "Such as libz.so.1; several may be given.")
  private List<String> libraries = new ArrayList<>();

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      description = "Such as debian:12; all indexes at hand unless given.")
  private List<String> releases = new ArrayList<>();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default), json or csv.")
  private Format format = Format.TEXT;

  IndexLookupCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Failure, IOException, IndexException {
    List<ProviderRow> rows = new ArrayList<>();
    boolean unknown = false;
    for (String library : libraries) {
      List<ProviderRow> found = rows(library, indexes());
      rows.addAll(found);
      if (found.isEmpty()) {
        console.say("no index at hand knows " + library);
        unknown = true;
      }
    }
    console.out().print(text(rows));
    return unknown ? ExitCode.NO : ExitCode.YES;
  }

  private List<Located> indexes() throws Failure, IOException, IndexException {
    List<String> wanted = new ArrayList<>();
    for (String release : releases) {
      wanted.add(RuleOptions.release(release).name());
    }
    List<Located> used =
        console.indexes().list().stream()
            .filter(each -> !each.overridden())
            .filter(
                each -> wanted.isEmpty() || wanted.contains(each.index().facts().release().name()))
            .toList();
    if (used.isEmpty()) {
      throw Failure.environment(
          "no index for " + String.join(", ", wanted), "debwright index list shows those at hand");
    }
    return used;
  }

  private static List<ProviderRow> rows(String library, List<Located> indexes)
      throws IndexException {
    List<ProviderRow> rows = new ArrayList<>();
    for (Located located : indexes) {
      ArchiveIndex index = located.index();
      IndexFacts facts = index.facts();
      for (Provider provider : Provider.of(library, index)) {
        rows.add(new ProviderRow(library, facts.release().name(), facts.architecture(), provider));
      }
    }
    return rows;
  }

  private String text(List<ProviderRow> rows) throws IOException {
    return switch (format) {
      case TEXT -> ProviderRow.text(rows);
      case CSV -> ProviderRow.csv(rows);
      case JSON -> ProviderRow.json(rows, new StringWriter());
    };
  }
}
