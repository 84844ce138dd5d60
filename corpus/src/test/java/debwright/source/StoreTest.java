package debwright.source;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.corpus.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir Path cache;

  @Test
  void findsWhatItTook() throws IOException {
    Store store = Store.in(cache);
    Path place = store.take(Files.writeString(cache.resolve("new"), "good"));
    assertThat(store.find(Digests.of("good"))).contains(place);
    assertThat(store.find(Digests.of("other"))).isEmpty();
  }

  @Test
  void removesWhatHasAnotherDigestThanItsName() throws IOException {
    Store store = Store.in(cache);
    Path place = store.take(Files.writeString(cache.resolve("new"), "good"));
    Files.writeString(place, "evil");
    assertThat(store.find(Digests.of("good"))).isEmpty();
    assertThat(place).doesNotExist();
  }
}
