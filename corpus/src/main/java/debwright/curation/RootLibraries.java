package debwright.curation;

import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.label.LabelException;
import debwright.label.Libraries;
import debwright.source.AptSource;
import debwright.source.Archive;
import debwright.source.Available;
import debwright.source.Closure;
import debwright.source.FetchException;
import debwright.source.FetchException.Reason;
import debwright.source.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The library packages that a root needs, for labels of a corpus: those recorded beside the
 * manifest, or else the closure of the items' dependencies as far as it carries libraries.
 */
final class RootLibraries {
  private final AptSource apt;
  private final Progress progress;

  RootLibraries(AptSource apt, Progress progress) {
    this.apt = apt;
    this.progress = progress;
  }

  /** Where the packages of the root are recorded, a {@code NAME VERSION} a line. */
  static Path record(Corpus corpus) {
    return corpus.folder().resolve(corpus.name() + ".root-packages.txt");
  }

  List<Path> of(Corpus corpus, Archive archive) throws IOException, FetchException, LabelException {
    Path record = record(corpus);
    return Files.exists(record)
        ? recorded(Files.readAllLines(record), archive)
        : chosen(corpus, archive);
  }

  private List<Path> recorded(List<String> lines, Archive archive)
      throws IOException, FetchException {
    Set<String> wanted =
        lines.stream().map(line -> line.replace(' ', '=')).collect(Collectors.toSet());
    List<Available> found = archive.show(wanted);
    found.forEach(available -> wanted.remove(available.exactly()));
    if (!wanted.isEmpty()) {
      throw new FetchException(
          Reason.MISSING_VERSION, "the archive has no " + String.join(", ", wanted));
    }
    return apt.fetch(archive, found, progress);
  }

  private List<Path> chosen(Corpus corpus, Archive archive)
      throws IOException, FetchException, LabelException {
    List<Available> all = archive.packages();
    List<Available> tested =
        all.stream().filter(p -> names(corpus.items()).contains(p.name())).toList();
    List<Available> needed =
        new Closure(all).of(tested).stream().filter(p -> !p.architecture().equals("all")).toList();
    List<Path> libraries = new ArrayList<>();
    for (Path deb : apt.fetch(archive, needed, progress)) {
      if (Libraries.carriedBy(deb)) {
        libraries.add(deb);
      }
    }
    return libraries;
  }

  private static Set<String> names(Collection<Item> items) {
    return items.stream()
        .map(Item::location)
        .filter(Location.Deb.class::isInstance)
        .map(location -> ((Location.Deb) location).name())
        .collect(Collectors.toSet());
  }
}
