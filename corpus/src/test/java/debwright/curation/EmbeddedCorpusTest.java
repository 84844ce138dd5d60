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
import org.junit.jupiter.params.provider.ValueSource;

/** The corpora that are committed, as the gate finds them. */
class EmbeddedCorpusTest {
  private static final Map<String, Long> MOST_BYTES =
      Map.of("bookworm", 12_000_000L, "apps", 10_000_000L);

  @Test
  void holdsLabelledDistilledPackages() throws IOException, ManifestException {
    Corpus corpus = Corpus.embedded("bookworm");
    assertThat(corpus.name()).isEqualTo("bookworm");
    assertThat(corpus.items())
        .hasSizeGreaterThanOrEqualTo(150)
        .allSatisfy(
            item -> {
              assertThat(item.location().source()).isEqualTo(Source.DISTILLED);
              assertThat(item.location().text()).isEqualTo(item.id()).startsWith("bookworm/");
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
  void saysWhichPackagesItIsMadeOf() throws IOException, ManifestException {
    Corpus corpus = Corpus.embedded("bookworm");
    assertThat(Corpus.open(Curator.origins(corpus)).items())
        .allSatisfy(item -> assertThat(item.location().source()).isEqualTo(Source.DEB))
        .zipSatisfy(
            corpus.items(),
            (origin, item) -> {
              assertThat(origin.key()).isEqualTo(item.key());
              assertThat(origin.label()).isEqualTo(item.label());
            });
  }

  @Test
  void recordsTheRootOfItsLabels() throws IOException, ManifestException {
    Corpus corpus = Corpus.embedded("bookworm");
    assertThat(Files.readAllLines(RootLibraries.record(corpus)))
        .isSorted()
        .anyMatch(line -> line.matches("libc6 \\S+"))
        .anyMatch(line -> line.matches("dpkg-dev \\S+"));
  }

  @Test
  void holdsAppsOfOtherMakersForTwoReleases() throws IOException, ManifestException {
    List<Item> items = Corpus.embedded("apps").items();
    assertThat(items).hasSizeGreaterThanOrEqualTo(150);
    assertThat(items.stream().filter(item -> item.release().equals("debian:12")).map(Item::id))
        .containsExactlyElementsOf(
            items.stream()
                .filter(item -> item.release().equals("ubuntu:24.04"))
                .map(Item::id)
                .toList());
    assertThat(Corpus.open(Curator.origins(Corpus.embedded("apps"))).items())
        .allSatisfy(item -> assertThat(item.location().source()).isIn(Source.NPM, Source.MAVEN))
        .extracting(Item::key)
        .containsExactlyElementsOf(items.stream().map(Item::key).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"apps", "bookworm"})
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
