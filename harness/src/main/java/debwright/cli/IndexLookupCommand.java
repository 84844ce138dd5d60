package debwright.cli;

import debwright.index.IndexException;
import debwright.index.IndexFacts;
import debwright.index.Indexes.Located;
import debwright.index.Provider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
  private Rows.Format format = Rows.Format.TEXT;

  IndexLookupCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Failure, IOException, IndexException {
    Rows rows = new Rows("library", "release", "architecture", "package", "confidence", "quality");
    List<Located> indexes = indexes();
    boolean unknown = false;
    for (String library : libraries) {
      if (!add(library, indexes, rows)) {
        console.say("no index at hand knows " + library);
        unknown = true;
      }
    }
    console.out().print(rows.text(format, "providers"));
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

  private static boolean add(String library, List<Located> indexes, Rows rows)
      throws IndexException {
    boolean known = false;
    for (Located located : indexes) {
      IndexFacts facts = located.index().facts();
      for (Provider provider : Provider.of(library, located.index())) {
        rows.add(
            library,
            facts.release().name(),
            facts.architecture(),
            provider.packageName(),
            provider.standing().confidence().code(),
            provider.quality());
        known = true;
      }
    }
    return known;
  }
}
