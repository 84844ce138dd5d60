package debwright.curation;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.corpus.Label;
import debwright.corpus.LabelKind;
import debwright.corpus.ManifestException;
import debwright.corpus.Packs;
import debwright.corpus.Source;
import debwright.corpus.Tier;
import debwright.distil.PackException;
import debwright.distil.PackReader;
import debwright.distil.PackedItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The corpora that are committed, as the gate finds them. */
class EmbeddedCorpusTest {
  private static final Map<String, Long> MOST_BYTES =
      Map.of(
          "bookworm",
          12_000_000L,
          "apps",
          10_000_000L,
          "bookworm-wide",
          8_000_000L,
          "trixie",
          12_000_000L,
          "trixie-arm64",
          4_000_000L);

  @ParameterizedTest
  @CsvSource({
    "bookworm,      bookworm, debian:12, amd64, 250",
    "bookworm-wide, bookworm, debian:12, amd64, 370",
    "trixie,        trixie,   debian:13, amd64, 280",
    "trixie-arm64,  trixie,   debian:13, arm64, 180"
  })
  void holdsLabelledDistilledPackages(
      String name, String suite, String release, String architecture, int least)
      throws IOException, ManifestException {
    Corpus corpus = Corpus.embedded(name);
    assertThat(corpus.name()).isEqualTo(name);
    assertThat(corpus.items())
        .hasSizeGreaterThanOrEqualTo(least)
        .allMatch(item -> item.release().equals(release))
        .allMatch(item -> item.architecture().equals(architecture))
        .allSatisfy(
            item -> {
              assertThat(item.location().source()).isEqualTo(Source.DISTILLED);
              assertThat(item.location().text()).isEqualTo(item.id()).startsWith(suite + "/");
              assertThat(item.label().map(Label::kind)).contains(LabelKind.SHLIBDEPS);
            });
  }

  @Test
  void hasWhatNoRevisionMayBreakAndAQuickSelection() throws IOException, ManifestException {
    Corpus corpus = Corpus.embedded("bookworm");
    assertThat(corpus.items(Tier.MUST_PASS))
        .extracting(item -> item.id().replace("bookworm/", ""))
        .containsExactlyInAnyOrderElementsOf(Recipe.EMBEDDED.mustPass());
    assertThat(corpus.items(Tier.SMOKE)).hasSizeBetween(40, 60);
  }

  @Test
  void noPackageIsInTwoOfThem() throws IOException, ManifestException {
    List<String> keys = new ArrayList<>();
    for (String name : Corpus.embeddedNames()) {
      Corpus.embedded(name).items().forEach(item -> keys.add(item.key()));
    }
    assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThan(1_400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bookworm", "bookworm-wide", "trixie", "trixie-arm64"})
  void saysWhichPackagesItIsMadeOf(String name) throws IOException, ManifestException {
    Corpus corpus = Corpus.embedded(name);
    assertThat(Corpus.open(Curator.origins(corpus)).items())
        .allSatisfy(item -> assertThat(item.location().source()).isEqualTo(Source.DEB))
        .zipSatisfy(
            corpus.items(),
            (origin, item) -> {
              assertThat(origin.key()).isEqualTo(item.key());
              assertThat(origin.label()).isEqualTo(item.label());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"bookworm", "bookworm-wide", "trixie", "trixie-arm64"})
  void recordsTheRootOfItsLabels(String name) throws IOException, ManifestException {
    Corpus corpus = Corpus.embedded(name);
    assertThat(Files.readAllLines(RootLibraries.record(corpus)))
        .isSorted()
        .anyMatch(line -> line.matches("libc6 \\S+"))
        .anyMatch(line -> line.matches("dpkg-dev \\S+"));
  }

  @Test
  void holdsAppsOfOtherMakersForFourReleases() throws IOException, ManifestException {
    List<Item> items = Corpus.embedded("apps").items();
    assertThat(items).hasSizeGreaterThanOrEqualTo(300);
    for (String other : List.of("debian:13", "ubuntu:22.04", "ubuntu:24.04")) {
      assertThat(ids(items, other))
          .as(other)
          .containsExactlyElementsOf(ids(items, "debian:12"))
          .isNotEmpty();
    }
    assertThat(Corpus.open(Curator.origins(Corpus.embedded("apps"))).items())
        .allSatisfy(item -> assertThat(item.location().source()).isIn(Source.NPM, Source.MAVEN))
        .extracting(Item::key)
        .containsExactlyElementsOf(items.stream().map(Item::key).toList());
  }

  private static List<String> ids(List<Item> items, String release) {
    return items.stream().filter(item -> item.release().equals(release)).map(Item::id).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"apps", "bookworm", "bookworm-wide", "trixie", "trixie-arm64"})
  void holdsInItsPacksJustWhatTheManifestSays(String name, @TempDir Path folder)
      throws IOException, ManifestException, PackException {
    Corpus corpus = Corpus.embedded(name);
    Packs packs = Packs.beside(corpus);
    long bytes = 0;
    List<PackedItem> found = new ArrayList<>();
    for (int number = 0; number < packs.count(); number++) {
      bytes += Files.size(packs.file(number));
      for (PackedItem item : new PackReader(packs.file(number)).extract(id -> true, folder)) {
        assertThat(packs.number(item.id())).isEqualTo(number);
        found.add(item);
      }
    }
    assertThat(bytes).isLessThan(MOST_BYTES.getOrDefault(name, 0L));
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            corpus.items().stream().map(EmbeddedCorpusTest::packed).distinct().toList());
  }

  private static PackedItem packed(Item item) {
    return new PackedItem(item.id(), item.sha256(), item.size());
  }
}
