package debwright.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import debwright.debian.LibraryName;
import debwright.debian.SonameSymbols.MinimalVersion;
import debwright.index.ArchiveIndex;
import debwright.index.Confidence;
import debwright.index.IndexException;
import debwright.index.LibraryEntry;
import debwright.index.Provider;
import debwright.index.Release;
import debwright.index.Standing;
import debwright.resolve.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FactsIndexBuilderTest {
  private static final String SYSTEM = "/usr/lib/x86_64-linux-gnu/";
  private static final Path FACTS = Path.of("src/main/index/ubuntu");
  private static final Path BUILT_IN = Path.of("src/main/resources/debwright/index");

  @TempDir private Path folder = Path.of("");

  @Test
  void putsALibraryWhereTheLoaderLooks() throws IOException, FactsException, IndexException {
    ArchiveIndex index =
        new FactsWorld(folder)
            .libraries(
                "libz.so.1,zlib1g,exact,a list,versioned",
                "libnss3.so,libnss3,strong,a system,unversioned",
                "libz.so.1,lib32z1,likely,a list,versioned")
            .index();
    assertThat(index.facts().origin()).isEqualTo("here, there");
    assertThat(index.facts().date()).isEqualTo("2024-04-25");
    assertThat(index.librariesAt(SYSTEM + "libz.so.1"))
        .containsExactly(entry("libz.so.1", "zlib1g", Standing.EXACT));
    assertThat(index.libraries("libnss3.so"))
        .containsExactly(entry("libnss3.so", "libnss3", new Standing(Confidence.STRONG, 0)));
    assertThat(index.librariesAt("/usr/lib32/libz.so.1"))
        .extracting(LibraryEntry::abi)
        .containsExactly("32:LE:3:0");
  }

  private static LibraryEntry entry(String name, String packageName, Standing standing) {
    return new LibraryEntry(
        SYSTEM + name, packageName, Optional.empty(), Optional.of(name), "64:LE:62:0", standing);
  }

  @Test
  void takesVersionsFromThePackagesOwnMetadata()
      throws IOException, FactsException, IndexException {
    ArchiveIndex index =
        new FactsWorld(folder)
            .libraries(
                "libv.so.1,libv1t64,likely,its twin,versioned",
                "libw.so.2,libw2,ambiguous,either,versioned",
                "libx.so.3,libx3,exact,a list,versioned")
            .put(
                "packages.csv",
                FactsWorld.PACKAGES
                    + "libv1t64,amd64,1.2-1,libs,v,\"libv1 (= 1.2-1), libv-any\"\n"
                    + "libw2,amd64,2:3-1,libs,,\n")
            .put(
                "shlibs.csv",
                FactsWorld.SHLIBS
                    + "libw2,libw,2,\"libw2 (>= 3), libw-data\",\n"
                    + "libw2,libw,2,libw2-udeb,udeb\n")
            .symbols("x/libv1t64.symbols", "libv.so.1 libv1t64 #MINVER#\n f@V_1 1.1\n")
            .index();
    assertThat(index.symbols("libv.so.1", "libv1t64").orElseThrow().find("f", "V_1"))
        .contains(new MinimalVersion("1.1", 0, false));
    assertThat(index.shlibs(new LibraryName("libw", "2"), "libw2"))
        .extracting(line -> line.type().orElse("deb") + " " + line.depends())
        .containsExactly("deb libw2 (>= 3), libw-data", "udeb libw2-udeb");
    assertThat(index.findPackage("libv1t64").orElseThrow().provides())
        .isEqualTo("libv1 (= 1.2-1), libv-any");
    assertThat(index.findPackage("libx3").orElseThrow().version()).isEmpty();
    assertThat(index.facts().counts())
        .containsEntry("unversioned-packages", 1)
        .doesNotContainKey("guessed-libraries");
  }

  @Test
  void isSureOfWhatThePackageItselfSays() throws IOException, FactsException, IndexException {
    FactsWorld world =
        new FactsWorld(folder)
            .libraries(
                "libv.so.1,liba,ambiguous,either,versioned",
                "libv.so.1,libz,ambiguous,either,versioned")
            .put("shlibs.csv", FactsWorld.SHLIBS + "libz,libv,1,libz,\n");
    assertThat(Provider.of("libv.so.1", world.index()))
        .extracting(each -> each.packageName() + " " + each.standing())
        .containsExactly(
            "libz Standing[confidence=exact, rank=0]",
            "liba Standing[confidence=ambiguous, rank=1]");
  }

  @Test
  void offersWhatAlternativesManage() throws IOException, FactsException, IndexException {
    String link = SYSTEM + "libblas.so.3";
    ArchiveIndex index =
        new FactsWorld(folder)
            .put(
                "alternatives.csv",
                FactsWorld.ALTERNATIVES
                    + "%s,%sblas/libblas.so.3,libblas3,10,inferred,elsewhere\n"
                        .formatted(link, SYSTEM))
            .index();
    assertThat(index.alternatives(link)).hasSize(1);
    assertThat(Provider.of("libblas.so.3", index))
        .extracting(each -> each.packageName() + " " + each.standing().confidence())
        .containsExactly("libblas3 inferred");
  }

  @Test
  void theSameFactsInAnyOrderGiveTheSameBytes() throws IOException, FactsException {
    List<String> rows =
        List.of("liba.so.1,a1,likely,x,versioned", "liba.so.1,b1,likely,x,versioned");
    byte[] one =
        Files.readAllBytes(new FactsWorld(folder).libraries(rows.get(0), rows.get(1)).build());
    byte[] other =
        Files.readAllBytes(new FactsWorld(folder).libraries(rows.get(1), rows.get(0)).build());
    assertThat(one).isEqualTo(other);
  }

  @Test
  void theBuiltInIndexIsWhatItsFactsMake() throws IOException, FactsException {
    isWhatItsFactsMake("22.04");
  }

  @Test
  void theLargerBuiltInIndexIsWhatItsFactsMake() throws IOException, FactsException {
    assumeTrue("1".equals(System.getenv("DEBWRIGHT_REQUIRE_TOOLS")), "it takes some seconds");
    isWhatItsFactsMake("24.04");
  }

  private void isWhatItsFactsMake(String number) throws IOException, FactsException {
    Path built = folder.resolve(number);
    new FactsIndexBuilder(new Release("ubuntu:" + number), Architecture.AMD64, Optional.empty())
        .build(FACTS.resolve(number), built);
    assertThat(built)
        .hasSameBinaryContentAs(BUILT_IN.resolve("ubuntu-%s-amd64.index".formatted(number)));
  }
}
