package debwright.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.corpus.Corpus;
import debwright.corpus.Location;
import debwright.corpus.Source;
import debwright.corpus.Tier;
import debwright.source.AptSource;
import debwright.source.FetchSettings;
import debwright.source.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinateTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "deb, noble/universe pong=1:2-3, noble/pong",
    "npm, @scope/app@1.0, npm/@scope/app",
    "maven, org.example:app:1.0, maven/org.example/app",
    "maven, org.example:app:1.0:linux-x86_64, maven/org.example/app/linux-x86_64",
    "url, https://example.org/a b/.x/app-1.tar?t=1#u, url/example.org/a-b/x/app-1.tar",
    "file, debs/app_1.deb, file/debs/app_1.deb",
  })
  void namesAnItemByItsLocation(String source, String text, String id) {
    Location location =
        Source.of(source).orElseThrow().locate(text.replace("a b", "a%b")).orElseThrow();
    assertThat(Coordinate.id(location)).isEqualTo(id);
  }

  @Test
  void tellsEveryLineThatIsNone() throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("apps.txt"), "# mine\n\nnmp a@1\ndeb main pong\ndistilled x\nnpm a@1\n");
    assertThatThrownBy(() -> Coordinate.read(list))
        .isInstanceOf(QueryException.class)
        .hasMessage(
            """
            %1$s:3: unknown source 'nmp', did you mean 'npm'?
            %1$s:4: SUITE/COMPONENT NAME=VERSION was expected, found 'main pong'
            %1$s:5: unknown source 'distilled'; known are deb, npm, maven, url, file"""
                .formatted(list));
  }

  @Test
  void addsOnceWhatCanBeHadAndTellsTheRest() throws Exception {
    Path manifest = folder.resolve("mine.corpus.csv");
    Files.writeString(folder.resolve("app"), "bytes");
    Path list = Files.writeString(folder.resolve("apps.txt"), "file app\nfile gone\nfile app\n");
    Addition first = add(manifest, list);
    assertThat(first.added()).isEqualTo(1);
    assertThat(first.failures()).singleElement().asString().startsWith("file gone: gone: no file");
    assertThat(Corpus.open(manifest).items()).isEqualTo(first.corpus().items());
    assertThat(first.corpus().items())
        .singleElement()
        .satisfies(item -> assertThat(item.id()).isEqualTo("file/app"))
        .satisfies(item -> assertThat(item.size()).isEqualTo(5))
        .satisfies(item -> assertThat(item.tier()).isEqualTo(Tier.FULL));
    String before = Files.readString(manifest);
    Addition again = add(manifest, list);
    assertThat(again.added()).isZero();
    assertThat(again.known()).isEqualTo(1);
    assertThat(manifest).hasContent(before);
  }

  private Addition add(Path manifest, Path list) throws Exception {
    AptSource apt = AptSource.of(FetchSettings.of(folder.resolve("cache"), Optional.empty()));
    return new Curator(apt, Progress.silent())
        .add(manifest, list, new Target("debian:12", "amd64", Tier.FULL));
  }
}
