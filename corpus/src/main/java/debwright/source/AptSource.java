package debwright.source;

import debwright.corpus.Digests;
import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.source.FetchException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fetches packages of archives into the store: by apt itself, or from a mirror without it. */
public final class AptSource {
  private static final int BATCH = 40;

  private final FetchSettings settings;
  private final Store store;

  private AptSource(FetchSettings settings, Store store) {
    this.settings = settings;
    this.store = store;
  }

  /** Fetches and keeps as the settings say. */
  public static AptSource of(FetchSettings settings) throws IOException {
    return new AptSource(settings, Store.in(settings.cache()));
  }

  /** How it fetches and keeps. */
  FetchSettings settings() {
    return settings;
  }

  /** Where the archive is, or empty for the system's own apt sources. */
  public Optional<String> mirror() {
    return settings.mirror();
  }

  /**
   * The archive that a suite's packages come from.
   *
   * @param progress told, as a stage, what of it could not be checked
   */
  public Archive archive(Suite suite, Progress progress) throws IOException, FetchException {
    if (settings.apt()) {
      return AptArchive.open(settings.cache(), suite, settings.mirror());
    }
    if (settings.mirror().isEmpty()) {
      throw new FetchException(
          Reason.NO_TOOL, "no program apt-get on the path, and no mirror was named");
    }
    return MirrorArchive.open(settings, settings.mirror().get(), suite, progress);
  }

  /** Fetches packages that an archive offers, each in the store afterwards. */
  public List<Path> fetch(Archive archive, Collection<Available> packages, Progress progress)
      throws IOException, FetchException {
    Map<String, Path> here = store.findAll(packages.stream().map(Available::sha256).toList());
    List<Available> absent =
        packages.stream().filter(each -> !here.containsKey(each.sha256())).distinct().toList();
    Download download = new Download(archive, here);
    download.run(absent, progress);
    List<Path> places = new ArrayList<>();
    for (Available available : packages) {
      places.add(download.file(available));
    }
    return places;
  }

  /** Fetches {@code deb} items; what fails does not keep the others from coming. */
  public FetchReport fetch(Collection<Item> items, Progress progress) throws IOException {
    Map<Item, Path> files = new TreeMap<>();
    Map<Item, FetchException> failures = new TreeMap<>();
    Map<Suite, List<Item>> wanted = new LinkedHashMap<>();
    Map<String, Path> here = store.findAll(items.stream().map(Item::sha256).toList());
    for (Item item : items) {
      Path file = here.get(item.sha256());
      if (file == null) {
        wanted.computeIfAbsent(suite(item), s -> new ArrayList<>()).add(item);
      } else {
        settle(item, () -> file, files, failures);
      }
    }
    for (Map.Entry<Suite, List<Item>> entry : wanted.entrySet()) {
      fetch(entry.getKey(), entry.getValue(), progress, files, failures);
    }
    return new FetchReport(files, failures);
  }

  private void fetch(
      Suite suite,
      List<Item> items,
      Progress progress,
      Map<Item, Path> files,
      Map<Item, FetchException> failures)
      throws IOException {
    try {
      Archive archive = archive(suite, progress);
      Map<String, Available> offered =
          archive.show(items.stream().map(AptSource::exactly).toList()).stream()
              .collect(Collectors.toMap(Available::exactly, a -> a, (a, b) -> a));
      Download download = new Download(archive, new HashMap<>());
      download.run(right(items, offered), progress);
      for (Item item : items) {
        settle(item, () -> download.file(offered(item, offered)), files, failures);
      }
    } catch (FetchException e) {
      items.stream().filter(i -> !files.containsKey(i)).forEach(i -> failures.putIfAbsent(i, e));
    }
  }

  /** What is offered under the digest that the manifest says: nothing else is worth fetching. */
  private static List<Available> right(List<Item> items, Map<String, Available> offered) {
    return items.stream()
        .flatMap(
            item ->
                Optional.ofNullable(offered.get(exactly(item)))
                    .filter(a -> a.sha256().equals(item.sha256()))
                    .stream())
        .distinct()
        .toList();
  }

  private static Available offered(Item item, Map<String, Available> offered)
      throws FetchException {
    Available available = offered.get(exactly(item));
    if (available == null) {
      throw new FetchException(
          Reason.MISSING_VERSION, "the archive has no " + item.location().text());
    }
    Sources.checkDigest(item, available.sha256());
    return available;
  }

  /** Finds an item's file. */
  private interface Finding {
    Path file() throws FetchException;
  }

  private static void settle(
      Item item, Finding finding, Map<Item, Path> files, Map<Item, FetchException> failures) {
    try {
      Path file = finding.file();
      Sources.checkSize(item, file);
      files.put(item, file);
    } catch (FetchException e) {
      failures.put(item, e);
    }
  }

  /** Brings packages of one archive into the store, some at a time: a kill costs no more. */
  private final class Download {
    private final Archive archive;
    private final Map<String, Path> here;
    private final Map<String, FetchException> failures = new HashMap<>();

    /**
     * @param here files by their digests; what comes is added
     */
    Download(Archive archive, Map<String, Path> here) {
      this.archive = archive;
      this.here = here;
    }

    void run(List<Available> packages, Progress progress) throws IOException {
      int from = 0;
      while (from < packages.size()) {
        progress.at("fetching", from, packages.size());
        List<Available> batch = packages.subList(from, Math.min(from + BATCH, packages.size()));
        from += BATCH;
        Map<Available, FetchException> failed = batch(batch);
        if (isCutOff(failed, batch)) {
          FetchException network = failed.values().iterator().next();
          packages.forEach(each -> failures.putIfAbsent(each.sha256(), network));
          return;
        }
      }
      progress.at("fetching", packages.size(), packages.size());
    }

    private Map<Available, FetchException> batch(List<Available> batch) throws IOException {
      Path fresh = store.freshFolder();
      try {
        Map<Available, FetchException> failed = archive.download(batch, fresh);
        failed.forEach((available, failure) -> failures.put(available.sha256(), failure));
        return failed;
      } finally {
        takeAll(fresh);
      }
    }

    /** Whether nothing of a batch came, as the network is down: the rest is not asked for. */
    private boolean isCutOff(Map<Available, FetchException> failed, List<Available> batch) {
      return batch.stream()
          .allMatch(
              each ->
                  !here.containsKey(each.sha256())
                      && Optional.ofNullable(failed.get(each))
                          .filter(e -> e.reason() == Reason.NETWORK)
                          .isPresent());
    }

    // What came before a failure is kept, too: the next try goes on from there.
    private void takeAll(Path folder) throws IOException {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          if (file.toString().endsWith(".deb")) {
            String sha256 = Digests.of(file);
            here.put(sha256, store.take(file, sha256));
          } else {
            Files.deleteIfExists(file);
          }
        }
      }
      Files.delete(folder);
    }

    Path file(Available available) throws FetchException {
      Path file = here.get(available.sha256());
      if (file != null) {
        return file;
      }
      FetchException failure = failures.get(available.sha256());
      throw failure == null
          ? new FetchException(
              Reason.DIGEST_MISMATCH,
              "%s came with another sha256 than %s"
                  .formatted(available.exactly(), available.sha256()))
          : failure;
    }
  }

  private static Suite suite(Item item) {
    Location.Deb deb = deb(item);
    return new Suite(deb.suite(), deb.component(), item.architecture());
  }

  private static String exactly(Item item) {
    Location.Deb deb = deb(item);
    return deb.name() + "=" + deb.version();
  }

  private static Location.Deb deb(Item item) {
    if (item.location() instanceof Location.Deb deb) {
      return deb;
    }
    throw new IllegalArgumentException("not a package of an archive: " + item.key());
  }
}
