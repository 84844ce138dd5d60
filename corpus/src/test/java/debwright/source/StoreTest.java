package debwright.source;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.corpus.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  @Test
  void readsAFileAgainOnlyWhereItChanged() throws IOException {
    Path place = Store.in(cache).take(old(Files.writeString(cache.resolve("new"), "good")));
    FileTime changed = Files.getLastModifiedTime(place);
    Files.writeString(place, "evil");
    Files.setLastModifiedTime(place, changed);
    assertThat(Store.in(cache).find(Digests.of("good")))
        .as("a file of the same size, time and inode is not read")
        .contains(place);
    Files.setLastModifiedTime(place, FileTime.from(changed.toInstant().plusSeconds(1)));
    assertThat(Store.in(cache).find(Digests.of("good"))).isEmpty();
    assertThat(place).as("what is damaged is removed").doesNotExist();
  }

  @Test
  void readsFilesBesideAManifestAgainOnlyWhereTheyChanged() throws IOException {
    Path file = old(Files.writeString(cache.resolve("app one"), "good"));
    FileTime changed = Files.getLastModifiedTime(file);
    assertThat(VerifiedFiles.in(cache).hasElsewhere(file, Digests.of("good"))).isTrue();
    assertThat(VerifiedFiles.in(cache).hasElsewhere(file, Digests.of("evil"))).isFalse();
    Files.writeString(file, "evil");
    Files.setLastModifiedTime(file, changed);
    assertThat(VerifiedFiles.in(cache).hasElsewhere(file, Digests.of("good"))).isTrue();
    Files.writeString(file, "evil");
    assertThat(VerifiedFiles.in(cache).hasElsewhere(file, Digests.of("good"))).isFalse();
  }

  @Test
  void believesNoRecordThatAKillCutOff() throws IOException {
    Path place = Store.in(cache).take(old(Files.writeString(cache.resolve("new"), "good")));
    Path record = cache.resolve("store/.verified");
    String whole = Files.readString(record);
    Files.writeString(record, whole + "nonsense\n" + whole.substring(0, whole.length() - 3));
    assertThat(Store.in(cache).find(Digests.of("good"))).contains(place);
  }

  @Test
  void findsManyAtOnce() throws IOException {
    Store store = Store.in(cache);
    Path a = store.take(Files.writeString(cache.resolve("a"), "a"));
    Path b = store.take(Files.writeString(cache.resolve("b"), "b"));
    String none = Digests.of("c");
    assertThat(store.findAll(List.of(Digests.of("a"), Digests.of("b"), none, Digests.of("a"))))
        .containsOnly(Map.entry(Digests.of("a"), a), Map.entry(Digests.of("b"), b));
  }

  @Test
  void makesRoomByWhatWasNotUsedForLongestButNeverOfToday() throws IOException {
    Path today = stored("today", Duration.ZERO);
    Path lastWeek = stored("week!", Duration.ofDays(7));
    Path lastYear = stored("year!", Duration.ofDays(365));
    new StoreEviction(cache, 15).run();
    assertThat(lastYear).as("all fit").exists();
    new StoreEviction(cache, 14).run();
    assertThat(lastYear).as("the oldest is too much").doesNotExist();
    assertThat(lastWeek).exists();
    new StoreEviction(cache, 0).run();
    assertThat(lastWeek).doesNotExist();
    assertThat(today).as("asked for today").exists();
    Path again = stored("week!", Duration.ofDays(7));
    assertThat(Store.in(cache).find(Digests.of("week!"))).contains(again);
    new StoreEviction(cache, 0).run();
    assertThat(again).as("a run has just asked for it").exists();
  }

  @Test
  void sweepsWhatAKillLeftAfterADay() throws IOException {
    Path young = Files.createDirectories(cache.resolve("store/.fresh1"));
    Path left = Files.createDirectories(cache.resolve("store/.fresh2"));
    Files.writeString(left.resolve("part.deb"), "par");
    old(left);
    new StoreEviction(cache, 0).run();
    assertThat(left).doesNotExist();
    assertThat(young).exists();
  }

  private Path stored(String content, Duration unused) throws IOException {
    Path place = Store.in(cache).take(Files.writeString(cache.resolve("new"), content));
    Files.setAttribute(place, "lastAccessTime", FileTime.from(Instant.now().minus(unused)));
    return place;
  }

  private static Path old(Path file) throws IOException {
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
  }
}
