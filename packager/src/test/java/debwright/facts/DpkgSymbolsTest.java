package debwright.facts;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.SonameSymbols.MinimalVersion;
import debwright.debian.Tools;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.Symbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the symbols of a built-in index against dpkg's own reading of the files they come from. */
final class DpkgSymbolsTest {
  private static final Path FACTS = Path.of("src/main/index/ubuntu/22.04");
  private static final Path INDEX =
      Path.of("src/main/resources/debwright/index/ubuntu-22.04-amd64.index");

  /** Prints package, soname, symbol, minimal version, template and whether it is deprecated. */
  private static final String READER =
      """
      perl -MDpkg::Shlibs::SymbolFile -e '
        for my $file (glob "$ARGV[0]/*.symbols") {
          my ($package) = $file =~ m{([^/]+)\\.symbols$};
          my $read = Dpkg::Shlibs::SymbolFile->new(file => $file, arch => "amd64");
          for my $soname ($read->get_sonames()) {
            for my $s ($read->get_symbols($soname)) {
              print join(" ", $package, $soname, $s->get_symbolname(), $s->{minver}, $s->{dep_id}, $s->{deprecated} ? 1 : 0), "\\n";
            }
          }
        }' '%s'
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void agreesWithDpkgOnEverySymbol() throws Exception {
    Tools.need("dpkg-shlibdeps");
    ArchiveIndex index = ArchiveIndex.open(INDEX);
    List<String> lines = dpkgSays();
    List<String> others = new ArrayList<>();
    for (String line : lines) {
      if (!saysTheSame(index, line.split(" ", -1))) {
        others.add(line);
      }
    }
    assertThat(others).isEmpty();
    assertThat(lines).hasSize(index.facts().counts().getOrDefault("symbol-entries", 0));
  }

  private List<String> dpkgSays() throws IOException, FactsException, InterruptedException {
    FactsFile files = FactsFile.find(FACTS, "symbols.tar").orElseThrow();
    for (Map.Entry<String, byte[]> file : files.members().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return Tools.sh(READER.formatted(folder)).lines().toList();
  }

  private static boolean saysTheSame(ArchiveIndex index, String[] of) throws IndexException {
    Optional<Symbols> symbols = index.symbols(of[1], of[0]);
    int at = of[2].lastIndexOf('@');
    MinimalVersion wanted = new MinimalVersion(of[3], Integer.parseInt(of[4]), of[5].equals("1"));
    return symbols
        .flatMap(all -> all.find(of[2].substring(0, at), of[2].substring(at + 1)))
        .equals(Optional.of(wanted));
  }
}
