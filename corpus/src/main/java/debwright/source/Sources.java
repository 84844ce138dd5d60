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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The bytes of a corpus's items, from wherever they are.
 *
 * <pre>{@code
 * Sources sources = new Sources(AptSource.of(CacheFolder.standard(), Optional.empty()));
 * FetchReport report = sources.fetch(corpus, corpus.items(), Progress.silent());
 * }</pre>
 */
public final class Sources {
  private final AptSource apt;

  public Sources(AptSource apt) {
    this.apt = apt;
  }

  /**
   * Fetches items that are files of their own: packages of archives, and files beside the manifest.
   * Distilled items are read from their packs instead.
   */
  public FetchReport fetch(Corpus corpus, List<Item> items, Progress progress) throws IOException {
    Map<Boolean, List<Item>> debs =
        items.stream()
            .collect(Collectors.partitioningBy(item -> item.location().source() == Source.DEB));
    FetchReport fetched = apt.fetch(debs.getOrDefault(true, List.of()), progress);
    Map<Item, Path> files = new TreeMap<>(fetched.files());
    Map<Item, FetchException> failures = new TreeMap<>(fetched.failures());
    for (Item item : debs.getOrDefault(false, List.of())) {
      try {
        files.put(item, local(corpus, item));
      } catch (FetchException e) {
        failures.put(item, e);
      }
    }
    return new FetchReport(files, failures);
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

  private static Path local(Corpus corpus, Item item) throws IOException, FetchException {
    if (!(item.location() instanceof Location.LocalFile place)) {
      throw new FetchException(
          Reason.UNSUPPORTED, "%s: source '%s'".formatted(item.key(), item.location().source()));
    }
    Path file = corpus.folder().resolve(place.text());
    if (!Files.isRegularFile(file)) {
      throw new FetchException(Reason.MISSING_FILE, item.key() + ": no file " + file);
    }
    String found = Digests.of(file);
    if (!found.equals(item.sha256())) {
      throw new FetchException(
          Reason.DIGEST_MISMATCH,
          "%s: sha256 %s was expected, found %s".formatted(item.key(), item.sha256(), found));
    }
    checkSize(item, file);
    return file;
  }
}
