package debwright.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On objects that every machine with a JDK has: its own. */
class UsesTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home", ""));

  @ParameterizedTest
  @ValueSource(strings = {"bin/java", "lib/libjli.so", "lib/server/libjvm.so"})
  void areAllThatIsReadBesidesTheSymbolsOfItsOwn(String path) throws IOException, ElfException {
    ElfFile whole = ElfFile.read(JAVA.resolve(path));
    try (FileSource source = FileSource.open(JAVA.resolve(path))) {
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
    return whole.symbols().stream().filter(each -> !each.defined() || each.copied()).toList();
  }
}
