package debwright.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.corpus.Corpus;
import debwright.corpus.Digests;
import debwright.corpus.Item;
import debwright.corpus.Source;
import debwright.corpus.Tier;
import debwright.source.FetchException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchLockTest {
  @TempDir Path folder;

  @Test
  void keepsWhatWasFetchedFirstAndFindsOutAnotherDigest() throws Exception {
    assertThat(fetched("app", "one").failures()).isEmpty();
    Path file = folder.resolve("mine.lock.csv");
    String first = Files.readString(file);
    assertThat(first)
        .startsWith("source,location,architecture,sha256,size,fetched\nnpm,app@1,amd64,")
        .contains(Digests.of("one") + ",3,20");
    assertThat(fetched("app", "one").failures()).isEmpty();
    assertThat(file).as("the same again changes nothing").hasContent(first);
    FetchReport other = fetched("app", "other");
    assertThat(other.files()).isEmpty();
    assertThat(other.failures().values())
        .singleElement()
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DIGEST_MISMATCH))
        .satisfies(e -> assertThat(e).hasMessageContaining(Digests.of("one") + " 3 were fetched"))
        .satisfies(e -> assertThat(e).hasMessageContaining("take its line out of " + file));
    assertThat(file).hasContent(first);
    fetched("another", "two");
    assertThat(file).content().hasLineCount(3);
  }

  @Test
  void tellsAFileThatIsNone() throws IOException {
    for (String text :
        List.of(
            "", "id,source\n", "source,location,architecture,sha256,size,fetched\nx\n", "\"x")) {
      Files.writeString(folder.resolve("mine.lock.csv"), text);
      assertThatThrownBy(() -> fetched("app", "one"))
          .as(text)
          .isInstanceOf(FetchException.class)
          .hasMessageStartingWith(folder.resolve("mine.lock.csv") + ": ");
    }
  }

  private FetchReport fetched(String name, String content) throws Exception {
    Item item =
        new Item(
            name,
            Source.NPM.locate(name + "@1").orElseThrow(),
            Digests.of(content),
            content.length(),
            "debian:12",
            "amd64",
            Tier.FULL,
            Optional.empty());
    Corpus corpus = Corpus.write(folder.resolve("mine.corpus.csv"), List.of(item));
    FetchLock lock = FetchLock.of(corpus);
    FetchReport report =
        lock.check(new FetchReport(Map.of(item, folder.resolve("file")), Map.of()));
    lock.save();
    return report;
  }
}
