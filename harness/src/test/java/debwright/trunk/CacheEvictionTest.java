package debwright.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.run.FolderRemoval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheEvictionTest {
  @TempDir Path cache;

  @Test
  void whatSomebodyElseRemovedIsGone() throws Exception {
    Path gone = cache.resolve("a".repeat(40));
    CacheEviction.remove(gone);
    FolderRemoval.remove(gone);
    assertThat(CacheEviction.used(gone)).isEmpty();
  }

  @Test
  void twoAtOnceDoNotDisturbEachOther() throws Exception {
    for (int i = 0; i < 200; i++) {
      Path folder = Files.createDirectory(cache.resolve("%040x".formatted(i)));
      Files.writeString(Files.createDirectory(folder.resolve("in")).resolve("file"), "");
    }
    CyclicBarrier start = new CyclicBarrier(3);
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(CompletableFuture.runAsync(() -> evict(start), task -> new Thread(task).start()));
    }
    for (CompletableFuture<Void> one : all) {
      one.get(10, TimeUnit.SECONDS);
    }
    assertThat(cache.toFile().list()).hasSize(2);
  }

  private void evict(CyclicBarrier start) {
    try {
      start.await(5, TimeUnit.SECONDS);
      new CacheEviction(cache, 2, Duration.ofDays(1)).run();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
