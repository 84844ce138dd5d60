package debwright.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.run.Engine;
import debwright.run.EngineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCacheTest {
  @TempDir Path temp;
  TinyTrunk repository;
  Trunk trunk;
  EngineCache cache;

  @BeforeEach
  void makeTrunk() throws Exception {
    repository = TinyTrunk.withEngine(temp.resolve("clone"));
    trunk = Trunk.open(repository.root());
    cache = new EngineCache(temp.resolve("cache"), Duration.ofSeconds(20));
  }

  @AfterEach
  void close() {
    trunk.close();
    repository.close();
  }

  private Engine provide() throws Exception {
    return cache.provide(trunk.worktreeEngine(), BuildProgress.SILENT);
  }

  private void build(String command) throws Exception {
    repository.write("debwright.yaml", TinyTrunk.PROJECT.replace("echo built >>built", command));
  }

  @Test
  void buildsAnEngineOnceAndKeepsIt() throws Exception {
    Engine first = provide();
    Engine again = cache.provide(trunk.engine(trunk.head()), BuildProgress.SILENT);
    assertThat(again.directory()).isEqualTo(first.directory());
    assertThat(first.directory().resolve("built")).hasContent("built\n");
    assertThat(first.directory()).hasFileName(first.digest());
    assertThat(first.command()).isEqualTo("sh engine/worker.sh");
    assertThat(first.name()).isEqualTo("the work tree");
    assertThat(again.name()).startsWith("revision ");
    assertThat(folders()).containsExactly(first.digest(), "logs");
  }

  @Test
  void twoAtATimeBuildOnce() throws Exception {
    build("sleep 0.3; echo built >>built");
    EngineSource source = trunk.worktreeEngine();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Callable<Engine> provide = () -> cache.provide(source, BuildProgress.SILENT);
    List<Future<Engine>> engines = threads.invokeAll(List.of(provide, provide));
    threads.shutdown();
    assertThat(engines.get(0).get()).isEqualTo(engines.get(1).get());
    assertThat(engines.get(0).get().directory().resolve("built")).hasContent("built\n");
  }

  @Test
  void aFailedBuildShowsTheEndOfItsLogAndLeavesNothingBehind() throws Exception {
    build("seq 1 50; echo 'no such symbol' >&2; exit 4");
    EngineException failure = catchThrowableOfType(EngineException.class, this::provide);
    assertThat(failure.explanation())
        .startsWith("the build of the work tree (seq 1 50;")
        .endsWith("failed with exit code 4");
    assertThat(failure.said()).startsWith("37\n").endsWith("50\nno such symbol");
    Path log = Path.of(failure.hint().replace("its log: ", ""));
    assertThat(log).content().startsWith("1\n2\n");
    assertThat(folders()).containsExactly("logs");
  }

  @Test
  void aBuildThatTakesTooLongIsEnded() throws Exception {
    cache = new EngineCache(temp.resolve("cache"), Duration.ofMillis(100));
    build("sleep 60");
    assertThat(catchThrowableOfType(EngineException.class, this::provide).explanation())
        .contains("took more than");
    assertThat(folders()).containsExactly("logs");
  }

  @Test
  void forgetsWhatNobodyUses() throws Exception {
    Path engines = temp.resolve("cache/engines");
    Path old = Files.createDirectories(engines.resolve("0".repeat(64)));
    Path fresh = Files.createDirectories(engines.resolve("1".repeat(64)));
    Path other = Files.createDirectories(engines.resolve("mine"));
    Path left = Files.createDirectories(engines.resolve(".building-x/y")).getParent();
    FileTime lately = FileTime.from(Instant.now().minus(Duration.ofDays(31)));
    for (Path folder : List.of(old, other, left)) {
      Files.setLastModifiedTime(folder, lately);
    }
    String digest = provide().digest();
    assertThat(folders())
        .containsExactlyInAnyOrder(fresh.getFileName().toString(), digest, "logs", "mine");
  }

  @Test
  void keepsOnlySoMany() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("few"));
    for (int i = 0; i < 4; i++) {
      Path each = Files.createDirectory(folder.resolve(Integer.toString(i).repeat(64)));
      Files.setLastModifiedTime(each, FileTime.from(Instant.now().minusSeconds(60 + i)));
    }
    new CacheEviction(folder, 2, Duration.ofDays(1)).run();
    assertThat(folder.resolve("0".repeat(64))).exists();
    assertThat(folder.resolve("1".repeat(64))).exists();
    assertThat(folder.toFile().list()).hasSize(2);
  }

  private List<String> folders() throws Exception {
    try (Stream<Path> all = Files.list(temp.resolve("cache/engines"))) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
