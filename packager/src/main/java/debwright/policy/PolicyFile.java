package debwright.policy;

import debwright.index.Alternative;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.IndexFacts;
import debwright.index.LibraryEntry;
import debwright.index.Release;
import debwright.plan.Shown;
import debwright.plan.Suggestion;
import debwright.policy.Pins.Pin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A file that says which packages libraries are taken from: a line each, {@code SONAME PACKAGE
 * [RELEASE]}; what follows a {@code #} is for people.
 */
public final class PolicyFile {
  /** Says nothing. */
  public static final PolicyFile NONE = new PolicyFile("", List.of());

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Debian Policy 5.6.1. */
  private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]+");

  private record Line(int number, String library, String packageName, Optional<Release> release) {
    boolean isFor(Release wanted) {
      return release.filter(other -> !other.equals(wanted)).isEmpty();
    }
  }

  private final String name;
  private final List<Line> lines;

  private PolicyFile(String name, List<Line> lines) {
    this.name = name;
    this.lines = List.copyOf(lines);
  }

  /**
   * Reads a policy file.
   *
   * @param name of the file, for messages
   * @throws PolicyException with all that is wrong with it
   */
  public static PolicyFile parse(String name, String text) throws PolicyException {
    Reading reading = new Reading(name);
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      reading.line(i + 1, lines.get(i).replaceFirst("(^|\\s)#.*", "").strip());
    }
    return reading.file();
  }

  /**
   * The pins that hold on the release of an index; a line that names it goes before one that names
   * none.
   *
   * @throws PolicyException when a package does not ship the library that is to be taken from it
   * @throws IndexException when the index is damaged
   */
  public Pins on(ArchiveIndex index) throws PolicyException, IndexException {
    if (lines.isEmpty()) {
      return Pins.NONE;
    }
    Map<String, Line> chosen = chosen(index.facts().release());
    List<String> problems = new ArrayList<>();
    Map<String, Pin> pins = new TreeMap<>();
    for (Line line : lines) {
      if (line.equals(chosen.get(line.library))) {
        problem(line, index).ifPresent(each -> problems.add(place(line.number) + ": " + each));
        pins.put(line.library, new Pin(line.library, line.packageName, place(line.number)));
      }
    }
    if (!problems.isEmpty()) {
      throw new PolicyException(problems);
    }
    return new Pins(pins);
  }

  private String place(int line) {
    return name + ":" + line;
  }

  private Map<String, Line> chosen(Release release) {
    Map<String, Line> chosen = new TreeMap<>();
    for (Line line : lines) {
      if (line.isFor(release)) {
        chosen.merge(line.library, line, (one, other) -> one.release.isPresent() ? one : other);
      }
    }
    return chosen;
  }

  private static Optional<String> problem(Line line, ArchiveIndex index) throws IndexException {
    SortedSet<String> known = providers(line.library, index);
    if (known.contains(line.packageName)) {
      return Optional.empty();
    }
    IndexFacts facts = index.facts();
    String where = facts.release() + " " + facts.architecture();
    if (known.isEmpty()) {
      return Optional.of(
          "no package of %s ships %s%s".formatted(where, line.library, near(line.library, index)));
    }
    return Optional.of(
        "%s ships no %s on %s%s"
            .formatted(
                line.packageName, line.library, where, Suggestion.of(line.packageName, known)));
  }

  private static SortedSet<String> providers(String library, ArchiveIndex index)
      throws IndexException {
    SortedSet<String> providers = new TreeSet<>();
    for (LibraryEntry entry : index.libraries(library)) {
      providers.add(entry.packageName());
    }
    for (Alternative offer : index.alternativesNamed(library)) {
      providers.add(offer.packageName());
    }
    return providers;
  }

  private static String near(String library, ArchiveIndex index) throws IndexException {
    int end = library.indexOf(".so");
    String beginning = end < 0 ? library : library.substring(0, end);
    return Suggestion.nearest(library, index.libraryNames(beginning))
        .map(near -> ", did you mean '" + near + "'?")
        .orElse("");
  }

  /** Reads lines, and keeps what is wrong with them. */
  private static final class Reading {
    private final String name;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    Reading(String name) {
      this.name = name;
    }

    void line(int number, String text) {
      if (text.isEmpty()) {
        return;
      }
      List<String> words = SPACE.splitAsStream(text).toList();
      if (words.size() < 2 || words.size() > 3) {
        problem(number, "expected SONAME PACKAGE [RELEASE], found '%s'", Shown.text(text));
      } else if (isLibrary(words.get(1)) && !isLibrary(words.get(0))) {
        problem(
            number,
            "expected the library first, did you mean '%s'?",
            Shown.text(words.get(1) + " " + words.get(0)));
      } else if (!PACKAGE.matcher(words.get(1)).matches()) {
        problem(number, "expected the name of a package, found '%s'", Shown.text(words.get(1)));
      } else {
        released(number, words);
      }
    }

    private static boolean isLibrary(String word) {
      return word.contains(".so");
    }

    private void released(int number, List<String> words) {
      Optional<Release> release = words.stream().skip(2).findFirst().flatMap(Release::of);
      if (words.size() == 3 && release.isEmpty()) {
        String suggestion = Suggestion.of(words.get(2), Release.names());
        problem(number, "no release '%s'" + suggestion, Shown.text(words.get(2)));
      } else {
        add(new Line(number, words.get(0), words.get(1), release));
      }
    }

    private void add(Line line) {
      String key = line.library + "\0" + line.release.map(Release::name).orElse("");
      Line before = lines.putIfAbsent(key, line);
      if (before != null) {
        problem(
            line.number,
            "%s is there twice: line " + before.number + " takes it from " + before.packageName,
            Shown.text(line.library));
      }
    }

    private void problem(int number, String message, String found) {
      problems.add(name + ":" + number + ": " + message.formatted(found));
    }

    PolicyFile file() throws PolicyException {
      if (!problems.isEmpty()) {
        throw new PolicyException(problems);
      }
      return new PolicyFile(name, List.copyOf(lines.values()));
    }
  }
}
