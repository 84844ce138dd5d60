package debwright.source;

import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.source.FetchException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fetches packages of archives by apt itself into the store. */
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

  /** The archive that a suite's packages come from. */
  public Archive archive(Suite suite) throws IOException, FetchException {
    return AptArchive.open(settings.cache(), suite, settings.mirror());
  }

  /** Fetches packages that an archive offers, each in the store afterwards. */
  public List<Path> fetch(Archive archive, Collection<Available> packages, Progress progress)
      throws IOException, FetchException {
    Map<String, Path> here = store.findAll(packages.stream().map(Available::sha256).toList());
    List<Available> absent =
        packages.stream().filter(each -> !here.containsKey(each.sha256())).distinct().toList();
    download(archive, absent, progress);
    List<Path> places = new ArrayList<>();
    for (Available available : packages) {
      Path place = here.get(available.sha256());
      places.add(place == null ? stored(available.exactly(), available.sha256()) : place);
    }
    return places;
  }

  /** Fetches {@code deb} items; what fails does not keep the others from coming. */
  public FetchReport fetch(Collection<Item> items, Progress progress) throws IOException {
    Map<Item, Path> files = new TreeMap<>();
    Map<Item, FetchException> failures = new TreeMap<>();
    Map<Suite, List<Item>> wanted = new HashMap<>();
    Map<String, Path> here = store.findAll(items.stream().map(Item::sha256).toList());
    for (Item item : items) {
      Path file = here.get(item.sha256());
      if (file == null) {
        wanted.computeIfAbsent(suite(item), s -> new ArrayList<>()).add(item);
      } else {
        settle(item, file, files, failures);
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
      Archive archive = archive(suite);
      Map<String, Available> offered =
          archive.show(items.stream().map(AptSource::exactly).toList()).stream()
              .collect(Collectors.toMap(Available::exactly, a -> a, (a, b) -> a));
      download(archive, right(items, offered), progress);
      for (Item item : items) {
        settle(item, offered, files, failures);
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

  private void settle(
      Item item,
      Map<String, Available> offered,
      Map<Item, Path> files,
      Map<Item, FetchException> failures)
      throws IOException {
    try {
      Available available = offered.get(exactly(item));
      if (available == null) {
        throw new FetchException(
            Reason.MISSING_VERSION, "the archive has no " + item.location().text());
      }
      Sources.checkDigest(item, available.sha256());
      settle(item, stored(available.exactly(), item.sha256()), files, failures);
    } catch (FetchException e) {
      failures.put(item, e);
    }
  }

  private static void settle(
      Item item, Path file, Map<Item, Path> files, Map<Item, FetchException> failures) {
    try {
      Sources.checkSize(item, file);
      files.put(item, file);
    } catch (FetchException e) {
      failures.put(item, e);
    }
  }

  private Path stored(String what, String sha256) throws IOException, FetchException {
    return store
        .find(sha256)
        .orElseThrow(
            () ->
                new FetchException(
                    Reason.DIGEST_MISMATCH, what + " came with another sha256 than " + sha256));
  }

  private void download(Archive archive, List<Available> packages, Progress progress)
      throws IOException, FetchException {
    for (int from = 0; from < packages.size(); from += BATCH) {
      progress.at("fetching", from, packages.size());
      List<Available> batch = packages.subList(from, Math.min(from + BATCH, packages.size()));
      Path fresh = store.freshFolder();
      try {
        archive.download(batch, fresh);
      } finally {
        takeAll(fresh);
      }
    }
    progress.at("fetching", packages.size(), packages.size());
  }

  // What came before a failure is kept, too: the next try goes on from there.
  private void takeAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.toString().endsWith(".deb")) {
          store.take(file);
        } else {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.delete(folder);
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
