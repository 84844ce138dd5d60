package debwright.source;

import debwright.corpus.Digests;
import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.source.FetchException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Fetches packages of a registry by its own client into the store. */
final class ClientSource {
  private final Client client;
  private final Store store;
  private final Supplier<Optional<Path>> program;

  /**
   * @param program where the client is, asked for only when something is to be fetched
   */
  ClientSource(Client client, Path cache, Supplier<Optional<Path>> program) throws IOException {
    this.client = client;
    this.store = Store.in(cache, client.extension());
    this.program = program;
  }

  static ClientSource of(Client client, Path cache) throws IOException {
    return new ClientSource(client, cache, () -> Command.find(client.program()));
  }

  /** Fetches items of its registry; what fails does not keep the others from coming. */
  FetchReport fetch(List<Item> items, Progress progress) throws IOException {
    Map<Item, Path> files = new TreeMap<>();
    Map<Item, FetchException> failures = new TreeMap<>();
    Map<Location, FetchException> tried = new HashMap<>();
    Map<String, Path> here = store.findAll(items.stream().map(Item::sha256).toList());
    for (Item item : items) {
      progress.at(
          "fetching with " + client.program(), files.size() + failures.size(), items.size());
      try {
        files.put(item, file(item, here, tried));
      } catch (FetchException e) {
        failures.put(item, e);
      }
    }
    return new FetchReport(files, failures);
  }

  // One package is often judged for several releases: it is asked for once, though it fail.
  private Path file(Item item, Map<String, Path> here, Map<Location, FetchException> tried)
      throws IOException, FetchException {
    if (tried.containsKey(item.location())) {
      throw tried.get(item.location());
    }
    try {
      Path known = here.get(item.sha256());
      Path file = known == null ? fetched(item) : known;
      here.put(item.sha256(), file);
      Sources.checkSize(item, file);
      return file;
    } catch (FetchException e) {
      tried.put(item.location(), e);
      throw e;
    }
  }

  private Path fetched(Item item) throws IOException, FetchException {
    return fetched(item.location(), file -> checked(item, file));
  }

  /** Brings a package that no manifest knows yet. */
  Path bring(Location location) throws IOException, FetchException {
    return fetched(location, file -> file);
  }

  private interface Check {
    Path of(Path file) throws IOException, FetchException;
  }

  private Path fetched(Location location, Check check) throws IOException, FetchException {
    Path found =
        program
            .get()
            .orElseThrow(
                () ->
                    new FetchException(
                        Reason.NO_TOOL,
                        "%s: no program %s on the path"
                            .formatted(location.text(), client.program())));
    Path fresh = store.freshFolder();
    try {
      return store.take(check.of(run(found, location, fresh)));
    } finally {
      remove(fresh);
    }
  }

  private Path run(Path found, Location location, Path fresh) throws IOException, FetchException {
    Command.Result result =
        Command.of(found.toString()).with(client.words(location, fresh)).in(fresh).run();
    List<Path> files = list(fresh);
    if (!result.ok() || files.size() != 1) {
      throw client.failure(location, result);
    }
    return files.get(0);
  }

  private static Path checked(Item item, Path file) throws IOException, FetchException {
    Sources.checkDigest(item, Digests.of(file));
    return file;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
