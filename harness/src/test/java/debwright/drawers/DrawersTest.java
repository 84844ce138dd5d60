package debwright.drawers;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.corpus.CacheFolder;
import debwright.debian.ControlFile;
import debwright.debian.DebianSyntaxException;
import debwright.debian.ShlibsFile;
import debwright.debian.SymbolsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link Drawers}: two drawers, of which the larger in part. */
class DrawersTest {
  private static final boolean REQUIRED = "1".equals(System.getenv("DEBWRIGHT_REQUIRE_TOOLS"));
  private static final long MOST_BYTES = 2 << 20;
  private static final int ONE_OF = 6;

  @TempDir private Path temp = Path.of("");

  /** Skips the test where the drawer is not there and can't be fetched, unless it has to be. */
  private Fixtures fixtures(SourceDrawer drawer) throws IOException {
    try {
      Path folder = new SourceArchive(CacheFolder.standard()).unpacked(drawer);
      return new Fixtures(folder, temp.resolve("unpacked"), MOST_BYTES);
    } catch (IOException e) {
      if (REQUIRED) {
        throw e;
      }
      return Assumptions.abort(drawer.exactly() + " can't be had: " + e.getMessage());
    }
  }

  @Test
  void answersOnDamagedObjectsOfElfutils() throws IOException {
    Fixtures fixtures = fixtures(SourceDrawer.ELFUTILS);
    Tally tally = new Tally("elfutils", "loader");
    List<String> differences = new ArrayList<>();
    List<Path> packed =
        fixtures.files().stream().filter(file -> file.toString().endsWith(".bz2")).toList();
    for (int i = 0; i < packed.size(); i += ONE_OF) {
      fixtures.see(packed.get(i), (name, file) -> look(name, file, tally, differences));
    }
    assertThat(tally.bad()).isEmpty();
    assertThat(differences).isEmpty();
    assertThat(tally.files()).isGreaterThan(50);
    assertThat(tally.count(Answer.Kind.REFUSED)).isPositive();
    assertThat(tally.count(Answer.Kind.OK)).isPositive();
  }

  private static void look(String name, Path file, Tally tally, List<String> differences)
      throws IOException {
    boolean elf = Fixtures.isElf(file);
    tally.add(name, elf, new Asking(Duration.ofSeconds(10)).ask(file, "loader"));
    if (elf) {
      Readelf.difference(file).ifPresent(text -> differences.add(name + ": " + text));
    }
  }

  /** Many are templates of source packages, which no package in an archive holds; none may hurt. */
  @Test
  void readsTheTextsOfDpkgsTests() throws IOException {
    Fixtures fixtures = fixtures(SourceDrawer.DPKG);
    int sonames = 0;
    int libraries = 0;
    for (Path file : fixtures.files()) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      sonames += SymbolsFile.parse(text).sonames().size();
      libraries += ShlibsFile.parse(text).entries().size();
      assertThat(control(text)).doesNotContainPattern("\\p{Cntrl}");
    }
    assertThat(sonames).isGreaterThan(100);
    assertThat(libraries).isGreaterThan(100);
  }

  private static String control(String text) {
    try {
      return String.join(" ", ControlFile.parse(text).fields().keySet());
    } catch (DebianSyntaxException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
