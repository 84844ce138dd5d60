package debwright.source;

import debwright.corpus.Corpus;
import debwright.corpus.Digests;
import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.corpus.Source;
import debwright.source.FetchException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The bytes of a corpus's items, from wherever they are.
 *
 * <pre>{@code
 * Sources sources = new Sources(AptSource.of(FetchSettings.of(CacheFolder.standard(), Optional.empty())));
 * FetchReport report = sources.fetch(corpus, corpus.items(), Progress.silent());
 * }</pre>
 */
public final class Sources {
  private final AptSource apt;

  public Sources(AptSource apt) {
    this.apt = apt;
  }

  /**
   * Fetches items that are files of their own: packages of archives and registries, and files
   * beside the manifest. Distilled items are read from their packs instead.
   */
  public FetchReport fetch(Corpus corpus, List<Item> items, Progress progress) throws IOException {
    Map<Source, List<Item>> bySource = new EnumMap<>(Source.class);
    items.forEach(
        item ->
            bySource.computeIfAbsent(item.location().source(), key -> new ArrayList<>()).add(item));
    Map<Item, Path> files = new TreeMap<>();
    Map<Item, FetchException> failures = new TreeMap<>();
    for (Map.Entry<Source, List<Item>> entry : bySource.entrySet()) {
      FetchReport report = fetch(entry.getKey(), corpus, entry.getValue(), progress);
      files.putAll(report.files());
      failures.putAll(report.failures());
    }
    if (!items.isEmpty()) {
      tidy();
    }
    return new FetchReport(files, failures);
  }

  private void tidy() throws IOException {
    new StoreEviction(apt.settings().cache(), apt.settings().storeLimit()).run();
  }

  /**
   * Brings bytes that no manifest knows yet.
   *
   * @param folder of the manifest, for files beside it
   * @throws FetchException when they can't be had
   */
  public Path bring(Location location, Path folder) throws IOException, FetchException {
    if (location.source() == Source.URL) {
      return UrlSource.of(apt.settings()).bring(location);
    }
    Optional<Client> client = Client.of(location.source());
    return client.isPresent()
        ? ClientSource.of(client.get(), apt.settings().cache()).bring(location)
        : beside(location, folder, location.text());
  }

  private FetchReport fetch(Source source, Corpus corpus, List<Item> items, Progress progress)
      throws IOException {
    if (source == Source.DEB) {
      return apt.fetch(items, progress);
    }
    if (source == Source.URL) {
      return UrlSource.of(apt.settings()).fetch(items, progress);
    }
    Optional<Client> client = Client.of(source);
    return client.isPresent()
        ? ClientSource.of(client.get(), apt.settings().cache()).fetch(items, progress)
        : local(corpus, items);
  }

  private FetchReport local(Corpus corpus, List<Item> items) throws IOException {
    Path marks = Files.createDirectories(apt.settings().cache().resolve("local"));
    VerifiedFiles verified = VerifiedFiles.in(marks);
    Map<Item, Path> files = new TreeMap<>();
    Map<Item, FetchException> failures = new TreeMap<>();
    for (Item item : items) {
      try {
        files.put(item, local(corpus, item, verified));
      } catch (FetchException e) {
        failures.put(item, e);
      }
    }
    return new FetchReport(files, failures);
  }

  static void checkDigest(Item item, String found) throws FetchException {
    if (!found.equals(item.sha256())) {
      throw new FetchException(
          Reason.DIGEST_MISMATCH,
          "%s: sha256 %s was expected, found %s".formatted(item.key(), item.sha256(), found));
    }
  }

  /** The digest holds already; a manifest that says another size is wrong all the same. */
  static void checkSize(Item item, Path file) throws FetchException {
    long found = size(item, file);
    if (found != item.size()) {
      throw new FetchException(
          Reason.DIGEST_MISMATCH,
          "%s: %d bytes were expected, found %d".formatted(item.key(), item.size(), found));
    }
  }

  private static long size(Item item, Path file) throws FetchException {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new FetchException(Reason.MISSING_FILE, item.key() + ": no file " + file);
    }
  }

  private static Path local(Corpus corpus, Item item, VerifiedFiles verified)
      throws IOException, FetchException {
    Path file = beside(item.location(), corpus.folder(), item.key());
    if (!verified.hasElsewhere(file, item.sha256())) {
      checkDigest(item, Digests.of(file));
    }
    checkSize(item, file);
    return file;
  }

  private static Path beside(Location location, Path folder, String what) throws FetchException {
    if (!(location instanceof Location.LocalFile place)) {
      throw new FetchException(
          Reason.UNSUPPORTED, "%s: source '%s'".formatted(what, location.source()));
    }
    Path file = folder.resolve(place.text());
    if (!Files.isRegularFile(file)) {
      throw new FetchException(Reason.MISSING_FILE, what + ": no file " + file);
    }
    return file;
  }
}
