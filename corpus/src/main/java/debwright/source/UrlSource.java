package debwright.source;

import debwright.corpus.Digests;
import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.mirror.Downloads;
import debwright.mirror.Expected;
import debwright.mirror.MirrorException;
import debwright.source.FetchException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fetches {@code url} items over HTTP into the store. */
final class UrlSource {
  private static final String EXTENSION = "bin";

  private final Store store;
  private final Partials partials;
  private final Downloads downloads;

  private UrlSource(Store store, Partials partials, Downloads downloads) {
    this.store = store;
    this.partials = partials;
    this.downloads = downloads;
  }

  static UrlSource of(FetchSettings settings) throws IOException {
    return new UrlSource(
        Store.in(settings.cache(), EXTENSION),
        Partials.in(settings.cache()),
        new Downloads(settings.environment(), settings.patience()));
  }

  /** What is to be fetched; several rows may ask for the same. */
  private record Wanted(String url, Expected expected) {
    static Wanted of(Item item) {
      return new Wanted(item.location().text(), new Expected(item.size(), item.sha256()));
    }
  }

  /** Fetches items; what fails does not keep the others from coming. */
  FetchReport fetch(List<Item> items, Progress progress) throws IOException {
    Map<String, Path> here = store.findAll(items.stream().map(Item::sha256).toList());
    List<Wanted> wanted =
        items.stream()
            .filter(item -> !here.containsKey(item.sha256()))
            .map(Wanted::of)
            .distinct()
            .toList();
    Map<Wanted, FetchException> failures = Connections.run(wanted, this::fetch, progress);
    return report(items, failures);
  }

  private FetchReport report(List<Item> items, Map<Wanted, FetchException> failed)
      throws IOException {
    Map<Item, Path> files = new TreeMap<>();
    Map<Item, FetchException> failures = new TreeMap<>();
    Map<String, Path> here = new LinkedHashMap<>();
    for (Item item : items) {
      try {
        FetchException failure = failed.get(Wanted.of(item));
        if (failure != null) {
          throw failure;
        }
        files.put(item, file(item, here));
      } catch (FetchException e) {
        failures.put(item, e);
      }
    }
    return new FetchReport(files, failures);
  }

  private Path file(Item item, Map<String, Path> here) throws IOException, FetchException {
    Path known = here.get(item.sha256());
    Path file = known == null ? store.stored(item.sha256()) : known;
    here.put(item.sha256(), file);
    Sources.checkSize(item, file);
    return file;
  }

  private void fetch(Wanted wanted) throws IOException, FetchException, InterruptedException {
    check(wanted.url());
    partials.finish(
        wanted.expected().sha256(),
        partial -> resume(wanted, partial),
        whole -> store.take(whole, wanted.expected().sha256()));
  }

  private void resume(Wanted wanted, Path partial)
      throws IOException, FetchException, InterruptedException {
    try {
      downloads.resume(wanted.url(), wanted.expected(), partial);
    } catch (MirrorException e) {
      throw Connections.failure("a download", e, Reason.MISSING_URL);
    }
  }

  /** Brings what no manifest knows yet. */
  Path bring(Location location) throws IOException, FetchException {
    check(location.text());
    Path fresh = store.freshFolder();
    try {
      Path file = fresh.resolve("download");
      downloads.bring(location.text(), file);
      return store.take(file, Digests.of(file));
    } catch (MirrorException e) {
      throw Connections.failure("a download", e, Reason.MISSING_URL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while a file was fetched");
    } finally {
      Files.deleteIfExists(fresh.resolve("download"));
      Files.delete(fresh);
    }
  }

  private static void check(String url) throws FetchException {
    if (!Downloads.isUrl(url)) {
      throw new FetchException(
          Reason.UNSUPPORTED,
          "a URL of http or https without a password was expected, found "
              + url.replaceFirst("//[^/]*@", "//...@"));
    }
  }
}
