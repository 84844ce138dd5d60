package debwright.hints;

import com.fasterxml.jackson.databind.JsonNode;
import debwright.comparison.PlanOfRelease;
import debwright.debian.Version;
import debwright.hints.Obstacle.Kind;
import debwright.result.ItemResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that holds one item back, as far as its result and plan tell. A fingerprint names what was
 * met first; the plan lists the rest.
 */
final class Obstacles {
  /** Where a text was cut off. */
  private static final String CUT = "…";

  /** What is special about each for this item, such as the version that is needed; may be empty. */
  private final SortedMap<Obstacle, List<String>> found = new TreeMap<>();

  private final ItemResult result;

  private Obstacles(ItemResult result) {
    this.result = result;
  }

  /** None for an item that is as it should be, or that was left out on purpose. */
  static SortedMap<Obstacle, List<String>> of(ItemResult result) {
    Obstacles obstacles = new Obstacles(result);
    obstacles.find();
    return obstacles.found;
  }

  private void find() {
    switch (result.outcome()) {
      case OK -> label();
      case GUESSED -> guess();
      case NAMES_ONLY ->
          found.put(Obstacle.ofIndex(Kind.UNVERSIONED, result), words("no versions "));
      case UNPROVED -> found.put(Obstacle.ofIndex(Kind.UNPROVED, result), List.of());
      case SKIPPED_POLICY, SKIPPED_SHARD -> {}
      case WRONG_ARCHITECTURE, UNSUPPORTED_ARCHITECTURE -> platform();
      case UNSATISFIABLE_DEPENDS -> add(Kind.DEPENDS, after("unsatisfiable "));
      case UNRESOLVED_LIBRARY, VERSION_TOO_OLD, MISSING_SYMBOL -> listed();
      default -> other();
    }
  }

  private void guess() {
    words("guess ").forEach(soname -> add(Kind.GUESS, soname));
    if (found.isEmpty()) {
      other();
    }
  }

  /** What the plan lists; the fingerprint alone where it lists nothing, or there is no plan. */
  private void listed() {
    JsonNode plan = PlanOfRelease.of(result);
    for (JsonNode missing : plan.path("missing")) {
      add(Kind.LIBRARY, missing.path("soname").asText());
    }
    unmet(plan);
    // Without all libraries nobody knows which symbols are nowhere.
    if (plan.path("missing").isEmpty()) {
      undefined(plan);
    }
    if (found.isEmpty()) {
      fingerprint();
    }
  }

  private void unmet(JsonNode plan) {
    Map<String, String> highest = new LinkedHashMap<>();
    for (JsonNode unmet : plan.path("unmet")) {
      highest.merge(
          unmet.path("library").asText(),
          unmet.path("version").asText(),
          (known, next) -> isLater(next, known) ? next : known);
    }
    highest.forEach((library, version) -> found.put(named(library), List.of(version)));
  }

  private static Obstacle named(String library) {
    return new Obstacle(Kind.VERSION, library.isEmpty() ? "unknown" : library);
  }

  private static boolean isLater(String version, String than) {
    return number(version).compareTo(number(than)) > 0;
  }

  /** {@code GLIBC_2.38} is 2.38; of others than such versions, whatever digits they have. */
  private static Version number(String version) {
    return new Version(version.replaceAll("^[^0-9]*", ""));
  }

  private void undefined(JsonNode plan) {
    for (JsonNode undefined : plan.path("undefined")) {
      String library = undefined.path("library").asText();
      String symbol = undefined.path("symbol").asText();
      Obstacle obstacle = new Obstacle(Kind.SYMBOL, library.isEmpty() ? symbol : library);
      found.merge(obstacle, List.of(symbol), Obstacles::both);
    }
  }

  private static List<String> both(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }

  private void fingerprint() {
    switch (result.outcome()) {
      case UNRESOLVED_LIBRARY -> words("unresolved ").forEach(soname -> add(Kind.LIBRARY, soname));
      case VERSION_TOO_OLD ->
          words("needs ").forEach(version -> found.put(family(version), List.of(version)));
      default -> add(Kind.SYMBOL, after("lacks "));
    }
    if (found.isEmpty()) {
      other();
    }
  }

  /** Without a plan nothing tells the library, but versions of one library begin alike. */
  private static Obstacle family(String version) {
    return new Obstacle(Kind.VERSION, version.replaceAll("_?[0-9.]*$", ""));
  }

  private void platform() {
    add(Kind.PLATFORM, after("objects for "));
  }

  private void other() {
    Kind kind = Harm.of(result.outcome()) == Harm.UNKNOWN ? Kind.UNANSWERED : Kind.FAILURE;
    String code = result.outcome().code();
    String fingerprint = result.fingerprint();
    boolean more = !fingerprint.isEmpty() && !fingerprint.equals(code);
    add(kind, more ? code + " " + fingerprint : code);
  }

  /** An app that passes may have other Depends than its label. */
  private void label() {
    ItemResult.Score score = result.score().filter(each -> !each.exact()).orElse(null);
    if (score == null) {
      return;
    }
    boolean whole = score.label().equals("shlibdeps");
    score.missing().forEach(name -> add(Kind.LACKS, name));
    if (whole) {
      score.extra().forEach(name -> add(Kind.EXTRA, name));
    }
    if (found.isEmpty() && whole) {
      add(Kind.RELATIONS, score.label());
    }
  }

  private void add(Kind kind, String subject) {
    if (!subject.isEmpty()) {
      found.put(new Obstacle(kind, subject), List.of());
    } else if (found.isEmpty()) {
      String code = result.outcome().code();
      found.put(new Obstacle(Kind.FAILURE, code), List.of());
    }
  }

  private String after(String beginning) {
    String fingerprint = result.fingerprint();
    return fingerprint.startsWith(beginning)
        ? fingerprint.substring(beginning.length())
        : fingerprint;
  }

  /** The words of a fingerprint; the last one goes where it may be cut off. */
  private List<String> words(String beginning) {
    if (!result.fingerprint().startsWith(beginning)) {
      return List.of();
    }
    List<String> words =
        Arrays.stream(after(beginning).split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    boolean cut = !words.isEmpty() && words.get(words.size() - 1).endsWith(CUT);
    return cut ? words.subList(0, words.size() - 1) : words;
  }
}
