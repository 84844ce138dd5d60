package debwright.curation;

import debwright.corpus.Digests;
import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.corpus.ManifestException;
import debwright.corpus.Source;
import debwright.index.Release;
import debwright.label.LabelException;
import debwright.source.AptSource;
import debwright.source.Archive;
import debwright.source.Available;
import debwright.source.FetchException;
import debwright.source.Progress;
import debwright.source.Sources;
import debwright.source.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the rows of apps that are to be added to a manifest. */
final class Adding {
  private final AptSource apt;
  private final Target target;
  private final Progress progress;
  private final List<Item> items = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  Adding(AptSource apt, Target target, Progress progress) {
    this.apt = apt;
    this.target = target;
    this.progress = progress;
  }

  /** Adds the packages of a query. */
  Addition add(Path manifest, Query query)
      throws IOException, FetchException, LabelException, ManifestException, QueryException {
    Rows rows = Rows.of(manifest);
    Archive archive = apt.archive(query.suite(), progress);
    List<Available> candidates = query.candidates(archive.packages());
    List<Available> taken =
        query.objects()
            ? new Judgeable(apt, progress).first(archive, candidates, query.count())
            : candidates.subList(0, Math.min(query.count(), candidates.size()));
    taken.forEach(available -> items.add(item(query.suite(), available)));
    return rows.add(items, failures);
  }

  /** Adds what a file of coordinates names; what can't be had keeps no other from coming. */
  Addition add(Path manifest, Path coordinates)
      throws IOException, ManifestException, QueryException {
    Rows rows = Rows.of(manifest);
    List<Location> locations = Coordinate.read(coordinates);
    Map<Suite, List<Location.Deb>> debs = new LinkedHashMap<>();
    int done = 0;
    for (Location location : locations) {
      progress.at("fetching", done++, locations.size());
      if (location instanceof Location.Deb deb) {
        Suite suite = new Suite(deb.suite(), deb.component(), target.architecture());
        debs.computeIfAbsent(suite, key -> new ArrayList<>()).add(deb);
      } else {
        add(location, manifest);
      }
    }
    for (Map.Entry<Suite, List<Location.Deb>> entry : debs.entrySet()) {
      addPackages(entry.getKey(), entry.getValue());
    }
    return rows.add(items, failures);
  }

  private void addPackages(Suite suite, List<Location.Deb> debs) throws IOException {
    try {
      List<String> wanted = debs.stream().map(deb -> deb.name() + "=" + deb.version()).toList();
      Map<String, Available> found =
          apt.archive(suite, progress).show(wanted).stream()
              .collect(Collectors.toMap(Available::exactly, Function.identity(), (a, b) -> a));
      for (String exactly : wanted) {
        Available available = found.get(exactly);
        if (available == null) {
          failures.add("%s has no %s".formatted(suite, exactly));
        } else {
          items.add(item(suite, available));
        }
      }
    } catch (FetchException e) {
      failures.add(suite + ": " + e.getMessage());
    }
  }

  private Item item(Suite suite, Available available) {
    String release = Release.of(suite.name()).map(Release::name).orElse(target.release());
    return new Offered(suite, available).item(release, target.tier());
  }

  private void add(Location location, Path manifest) throws IOException {
    try {
      Path folder = manifest.toAbsolutePath().resolveSibling("");
      Path file = new Sources(apt).bring(location, folder);
      items.add(
          new Item(
              Coordinate.id(location),
              location,
              Digests.of(file),
              Files.size(file),
              target.release(),
              target.architecture(),
              target.tier(),
              Optional.empty()));
    } catch (FetchException e) {
      Source source = location.source();
      failures.add("%s %s: %s".formatted(source, location.text(), e.getMessage()));
    }
  }
}
