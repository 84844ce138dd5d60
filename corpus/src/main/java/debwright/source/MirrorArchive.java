package debwright.source;

import debwright.corpus.Digests;
import debwright.mirror.Expected;
import debwright.mirror.MirrorException;
import debwright.mirror.MirrorProgress;
import debwright.mirror.MirrorSuite;
import debwright.mirror.Source;
import debwright.source.FetchException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One suite of a mirror, read over HTTP or from a folder: for systems that have no apt. */
final class MirrorArchive implements Archive {
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int MOST_PAUSES = 1200;

  private final MirrorSuite suite;
  private final List<Available> packages;
  private final Partials partials;

  private MirrorArchive(MirrorSuite suite, List<Available> packages, Partials partials) {
    this.suite = suite;
    this.packages = packages;
    this.partials = partials;
  }

  /**
   * Reads what a suite offers.
   *
   * @param progress told, as a stage, what could not be checked
   */
  static MirrorArchive open(FetchSettings settings, String mirror, Suite suite, Progress progress)
      throws IOException, FetchException {
    try {
      List<Available> packages = new ArrayList<>();
      MirrorSuite opened = wait(settings, mirror, suite, progress, packages);
      packages.sort(Comparator.comparing(Available::name));
      return new MirrorArchive(opened, List.copyOf(packages), Partials.in(settings.cache()));
    } catch (MirrorException e) {
      Reason reason =
          e.reason() == MirrorException.Reason.NOT_FOUND ? Reason.NO_SOURCES : Reason.NETWORK;
      throw new FetchException(reason, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw stopped();
    }
  }

  // One process at a time reads the lists of a suite; for the next they are here then.
  private static MirrorSuite wait(
      FetchSettings settings,
      String mirror,
      Suite suite,
      Progress progress,
      List<Available> packages)
      throws IOException, MirrorException, InterruptedException {
    Source source =
        new Source(mirror, List.of(suite.name()), List.of(suite.component()), List.of());
    MirrorSuite.Using using =
        new MirrorSuite.Using(settings.environment(), settings.patience(), new Talk(progress));
    for (int waited = 0; ; waited++) {
      try {
        return MirrorSuite.open(
            folder(settings.cache(), mirror, suite),
            source,
            suite.architecture(),
            using,
            fields -> Available.of(fields).ifPresent(packages::add));
      } catch (MirrorException e) {
        if (e.reason() != MirrorException.Reason.BUSY || waited >= MOST_PAUSES) {
          throw e;
        }
        settings.patience().pause().of(PAUSE);
      }
    }
  }

  private static Path folder(Path cache, String mirror, Suite suite) {
    String name = String.join("-", suite.name(), suite.component(), suite.architecture());
    String digest = Digests.of(mirror).substring(0, 8);
    return cache.resolve("lists").resolve(name.replace('/', '_') + "-" + digest);
  }

  /** What a mirror's reader says, as far as a person must know it. */
  private record Talk(Progress progress) implements MirrorProgress {
    @Override
    public void at(String stage, int done, int all) {}

    @Override
    public void warn(String text) {
      progress.at(text, 0, 1);
    }
  }

  @Override
  public List<Available> packages() {
    return packages;
  }

  @Override
  public List<Available> show(Collection<String> exactly) {
    Set<String> wanted = Set.copyOf(exactly);
    return packages.stream()
        .filter(available -> wanted.contains(available.exactly()))
        .distinct()
        .toList();
  }

  @Override
  public Map<Available, FetchException> download(List<Available> wanted, Path into)
      throws IOException {
    return Connections.run(wanted, available -> fetch(available, into), Progress.silent());
  }

  private void fetch(Available available, Path into)
      throws IOException, FetchException, InterruptedException {
    partials.finish(
        available.sha256(),
        partial -> resume(available, partial),
        whole ->
            Files.move(
                whole, into.resolve(available.sha256() + ".deb"), StandardCopyOption.ATOMIC_MOVE));
  }

  private void resume(Available available, Path partial)
      throws IOException, FetchException, InterruptedException {
    try {
      suite.resume(available.path(), new Expected(available.size(), available.sha256()), partial);
    } catch (MirrorException e) {
      throw Connections.failure(available.exactly(), e, Reason.MISSING_VERSION);
    }
  }

  private static InterruptedIOException stopped() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("stopped while lists were read");
  }
}
