package debwright.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On objects that every machine with a JDK has, its own, and one that defines versions. */
class UsesTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home", ""));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bin/java",
        "lib/libjli.so",
        "lib/server/libjvm.so",
        "/lib/x86_64-linux-gnu/libm.so.6"
      })
  void areAllThatIsReadBesidesTheSymbolsOfItsOwn(String path) throws IOException, ElfException {
    Path file = JAVA.resolve(path);
    assumeTrue(Files.exists(file), file + " is not on this machine");
    ElfFile whole = ElfFile.read(file);
    try (FileSource source = FileSource.open(file)) {
      ElfFile uses = ElfFile.readUses(source);
      assertThat(uses.symbols()).isNotEmpty().isEqualTo(uses(whole));
      assertThat(uses)
          .usingRecursiveComparison()
          .ignoringFields("symbols")
          .withStrictTypeChecking()
          .isEqualTo(whole);
    }
  }

  private static List<DynamicSymbol> uses(ElfFile whole) {
    Set<String> needed =
        whole.versionNeeds().stream().map(VersionNeed::version).collect(Collectors.toSet());
    return whole.symbols().stream()
        .filter(each -> !each.defined() || each.copied() || namesItsVersion(each, needed))
        .toList();
  }

  private static boolean namesItsVersion(DynamicSymbol symbol, Set<String> needed) {
    return symbol.version().equals(Optional.of(symbol.name())) && needed.contains(symbol.name());
  }
}
