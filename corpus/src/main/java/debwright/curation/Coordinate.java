package debwright.curation;

import debwright.corpus.Location;
import debwright.corpus.Source;
import debwright.plan.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A line of a file that names apps: {@code SOURCE LOCATION}, as in a manifest. */
final class Coordinate {
  private static final Set<Source> HERE_ONLY = Set.of(Source.DISTILLED);

  private Coordinate() {}

  /**
   * Reads a file of them; empty lines and those that begin with {@code #} are passed over.
   *
   * @throws QueryException with every line that is none
   */
  static List<Location> read(Path file) throws IOException, QueryException {
    List<Location> locations = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        String place = "%s:%d: ".formatted(file, number);
        parse(line.strip(), locations).ifPresent(problem -> problems.add(place + problem));
      }
    }
    if (!problems.isEmpty()) {
      throw new QueryException(String.join("\n", problems));
    }
    if (locations.isEmpty()) {
      throw new QueryException(file + ": lines of SOURCE LOCATION were expected, found none");
    }
    return locations.stream().distinct().toList();
  }

  /** Adds the location of a line, or tells what is wrong with it. */
  private static Optional<String> parse(String line, List<Location> into) {
    String word = line.replaceFirst("\\s.*", "");
    String rest = line.substring(word.length()).strip();
    Optional<Source> source = Source.of(word).filter(each -> !HERE_ONLY.contains(each));
    if (source.isEmpty()) {
      return Optional.of("unknown source '%s'%s".formatted(word, Suggestion.of(word, sources())));
    }
    Optional<Location> location = source.get().locate(rest);
    location.ifPresent(into::add);
    return location.isPresent()
        ? Optional.empty()
        : Optional.of("%s was expected, found '%s'".formatted(source.get().form(), rest));
  }

  private static List<String> sources() {
    return Arrays.stream(Source.values())
        .filter(source -> !HERE_ONLY.contains(source))
        .map(Source::text)
        .collect(Collectors.toList());
  }

  /** What an app of that location goes by in a corpus, without its version. */
  static String id(Location location) {
    return switch (location.source()) {
      case DEB -> deb(location);
      case NPM, MAVEN, URL, FILE, DISTILLED -> location.source() + "/" + plain(named(location));
    };
  }

  private static String deb(Location location) {
    return location instanceof Location.Deb deb ? deb.suite() + "/" + deb.name() : "";
  }

  private static String named(Location location) {
    if (location instanceof Location.Npm npm) {
      return npm.name();
    }
    if (location instanceof Location.Maven maven) {
      return maven.group()
          + "/"
          + maven.artifact()
          + maven.classifier().map(each -> "/" + each).orElse("");
    }
    return location.text().replaceFirst("^[a-z][a-z0-9+.-]*://", "").replaceFirst("[?#].*", "");
  }

  /** Only what an id may have. */
  private static String plain(String text) {
    return Arrays.stream(text.split("/", -1))
        .map(part -> part.replaceAll("[^A-Za-z0-9@_.+~:-]", "-"))
        .map(part -> part.replaceFirst("^[^A-Za-z0-9@]+", ""))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("/"));
  }
}
