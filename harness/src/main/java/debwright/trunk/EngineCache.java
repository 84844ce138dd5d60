package debwright.trunk;

import debwright.corpus.Digests;
import debwright.result.AtomicFile;
import debwright.run.Engine;
import debwright.run.EngineException;
import debwright.run.FolderRemoval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Engines that were built, a folder each, named by their digests.
 *
 * <p>A build takes place under another name and is renamed last, so that a folder with a digest's
 * name is whole.
 */
public final class EngineCache {
  /** Digits that tell lists of folders apart. */
  private static final int FOLDERS = 8;

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Path engines;
  private final Duration limit;

  /**
   * A cache of engines below a folder.
   *
   * @param cache where all caches of Debwright live
   * @param limit how long a build may take
   */
  public EngineCache(Path cache, Duration limit) {
    this.engines = cache.resolve("engines").toAbsolutePath();
    this.limit = limit;
  }

  /**
   * The engine, built if need be.
   *
   * @throws EngineException its build fails or takes too long
   * @throws TrunkException its source changed meanwhile
   */
  public Engine provide(EngineSource source, BuildProgress progress)
      throws IOException, EngineException, TrunkException, InterruptedException {
    Path folder = engines.resolve(source.digest());
    Files.createDirectories(engines.resolve("logs"));
    CacheLock lock = lock(source, progress);
    try {
      provide(source, folder, progress);
    } finally {
      lock.close();
    }
    Engine engine = new Engine(source.name(), source.digest(), source.config().worker(), folder);
    return source.config().classes().isEmpty() ? engine : engine.doing(content(source, folder));
  }

  /** Of what was built; to work it out takes a while, so it is kept beside it. */
  private static String content(EngineSource source, Path folder)
      throws IOException, EngineException {
    String folders = Digests.ofLines(source.config().classes()).substring(0, FOLDERS);
    Path kept = folder.resolveSibling("logs").resolve(source.digest() + "-" + folders + ".classes");
    if (Files.exists(kept)) {
      return Files.readString(kept);
    }
    String content = ClassesDigest.of(source.config().worker(), folder, source.config().classes());
    AtomicFile.write(kept, content);
    return content;
  }

  /**
   * An engine that was built before, by its digest.
   *
   * @throws TrunkException its project file is damaged
   */
  public Optional<Engine> known(String digest) throws IOException, TrunkException {
    Path folder = engines.resolve(digest);
    Path file = folder.resolve(EngineConfig.FILE);
    if (!DIGEST.matcher(digest).matches() || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    CacheEviction.touch(folder);
    EngineConfig config = EngineConfig.parse(Files.readString(file), file.toString());
    return Optional.of(new Engine("engine " + digest, digest, config.worker(), folder));
  }

  private void provide(EngineSource source, Path folder, BuildProgress progress)
      throws IOException, EngineException, TrunkException, InterruptedException {
    if (Files.isDirectory(folder)) {
      progress.cached(source);
    } else {
      build(source, folder, progress);
    }
    CacheEviction.touch(folder);
    CacheEviction.of(engines).run();
  }

  private CacheLock lock(EngineSource source, BuildProgress progress)
      throws IOException, InterruptedException {
    Path file = engines.resolve("logs").resolve(source.digest() + ".lock");
    return CacheLock.take(file, () -> progress.waiting(source));
  }

  private void build(EngineSource source, Path folder, BuildProgress progress)
      throws IOException, EngineException, TrunkException, InterruptedException {
    Instant start = Instant.now();
    Path log = engines.resolve("logs").resolve(source.digest() + ".log");
    Path building = engines.resolve(".building-" + source.digest());
    progress.building(source, log);
    try {
      FolderRemoval.remove(building);
      Files.createDirectories(building);
      source.copyTo(building);
      new EngineBuild(source, building, log).run(limit);
      Files.move(building, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FolderRemoval.remove(building);
    }
    progress.built(source, Duration.between(start, Instant.now()));
  }
}
