package debwright.source;

import debwright.corpus.Digests;
import debwright.debian.Paragraphs;
import debwright.source.Command.Result;
import debwright.source.FetchException.Reason;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One suite of an archive through an apt of our own: its configuration, lists and state are in our
 * cache, so that no root is needed and the system's apt is left alone.
 *
 * <pre>{@code
 * AptArchive archive = AptArchive.open(cache, new Suite("bookworm", "main", "amd64"), Optional.empty());
 * archive.download(archive.show(List.of("hello=2.10-3")), folder);
 * }</pre>
 */
public final class AptArchive implements Archive {
  private static final Duration FRESH = Duration.ofDays(1);
  private static final Pattern NOT_THERE =
      Pattern.compile("was not found|Unable to locate|Can't find a source|no candidate ver");

  private final Suite suite;
  private final Path folder;

  private AptArchive(Suite suite, Path folder) {
    this.suite = suite;
    this.folder = folder;
  }

  /**
   * Opens a suite, and fetches its lists unless that was done within a day.
   *
   * @param mirror where the archive is, or empty for the system's own apt sources of that suite
   */
  public static AptArchive open(Path cache, Suite suite, Optional<String> mirror)
      throws IOException, FetchException {
    String sources = sources(suite, mirror);
    String name = String.join("-", suite.name(), suite.component(), suite.architecture());
    Path folder =
        cache
            .resolve("apt")
            .resolve(name.replace('/', '_') + "-" + Digests.of(sources).substring(0, 8));
    AptArchive archive = new AptArchive(suite, folder.toAbsolutePath());
    archive.prepare(sources);
    return archive;
  }

  private static String sources(Suite suite, Optional<String> mirror)
      throws IOException, FetchException {
    String sources =
        mirror.isPresent()
            ? AptSources.stanza(mirror.get(), suite)
            : new AptSources(Path.of("/etc/apt")).stanzas(suite);
    if (sources.isEmpty()) {
      throw new FetchException(Reason.NO_SOURCES, "the system's apt has no source for " + suite);
    }
    return sources;
  }

  private void prepare(String sources) throws IOException, FetchException {
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !fresh()) {
        new AptConfiguration(folder, suite).write(sources);
        update();
      }
    }
  }

  private boolean fresh() throws IOException {
    Path stamp = stamp();
    return Files.exists(stamp)
        && Files.getLastModifiedTime(stamp).toInstant().isAfter(Instant.now().minus(FRESH));
  }

  private Path stamp() {
    return folder.resolve("updated");
  }

  private void update() throws IOException, FetchException {
    Result result = apt("apt-get", "-q", "update").run();
    if (!result.ok()) {
      throw new FetchException(
          Reason.NETWORK, "apt-get update for " + suite + ": " + result.complaint());
    }
    Files.writeString(stamp(), "");
  }

  @Override
  public List<Available> packages() throws IOException, FetchException {
    Path dump = Files.createTempFile(folder, "packages", ".txt");
    try {
      Result result = apt("apt-cache", "dumpavail").run(dump);
      if (!result.ok()) {
        throw new FetchException(Reason.NETWORK, "apt-cache: " + result.complaint());
      }
      try (Reader text = Files.newBufferedReader(dump)) {
        return read(text);
      }
    } finally {
      Files.delete(dump);
    }
  }

  @Override
  public List<Available> show(Collection<String> exactly) throws IOException {
    if (exactly.isEmpty()) {
      return List.of();
    }
    // Its exit status says only whether the last one was found.
    Result result = apt("apt-cache", "show").with(List.copyOf(exactly)).run();
    return read(new StringReader(result.out())).stream()
        .filter(available -> exactly.contains(available.exactly()))
        .distinct()
        .toList();
  }

  @Override
  public Map<Available, FetchException> download(List<Available> packages, Path into)
      throws IOException {
    List<String> names = packages.stream().map(Available::exactly).toList();
    Result result = apt("apt-get", "-q", "download").with(names).in(into).run();
    Map<Available, FetchException> failures = new HashMap<>();
    if (!result.ok()) {
      packages.forEach(each -> failures.put(each, failure(result)));
    }
    return failures;
  }

  private FetchException failure(Result result) {
    Reason reason =
        NOT_THERE.matcher(result.err()).find() ? Reason.MISSING_VERSION : Reason.NETWORK;
    return new FetchException(reason, "apt-get download from " + suite + ": " + result.complaint());
  }

  private Command apt(String... words) {
    return Command.of(words).with("APT_CONFIG", folder.resolve("apt.conf").toString());
  }

  private static List<Available> read(Reader text) throws IOException {
    List<Available> packages = new ArrayList<>();
    Paragraphs.read(text, fields -> Available.of(fields).ifPresent(packages::add));
    packages.sort(Comparator.comparing(Available::name));
    return List.copyOf(packages);
  }
}
