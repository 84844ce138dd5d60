package debwright.resolve;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies.Group;
import debwright.debian.Version;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.PlannedRelation;
import debwright.resolve.Trace.Asked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The pieces of dependency templates that were called for, each at the highest version asked of it,
 * with the reasons.
 */
final class Pieces {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final String MINIMAL_VERSION = "#MINVER#";

  private static final class Piece {
    private Version version = Version.NONE;
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
  }

  private final Map<String, Piece> pieces = new TreeMap<>();

  /**
   * Asks for a template at a version; empty text asks for any. A template's pieces are told apart
   * by commas.
   */
  void ask(String template, String version, Evidence evidence) {
    Version asked = new Version(version);
    for (String text : split(template)) {
      if (text.isBlank()) {
        continue;
      }
      Piece piece = pieces.get(text);
      if (piece == null) {
        piece = new Piece();
        piece.version = asked;
        pieces.put(text, piece);
      } else if (above(asked, piece.version)) {
        piece.version = asked;
      }
      keep(piece, evidence);
    }
  }

  // Most templates are one piece.
  private static List<String> split(String template) {
    return template.indexOf(',') < 0 ? List.of(template) : List.of(COMMA.split(template, -1));
  }

  /** Raises the version of those pieces of a template that were asked for before. */
  void raise(String template, Version version, Evidence evidence) {
    for (String text : split(template)) {
      Piece piece = pieces.get(text);
      if (piece != null && above(version, piece.version)) {
        piece.version = version;
        keep(piece, evidence);
      }
    }
  }

  private static boolean above(Version asked, Version version) {
    // Most symbols ask for what the one before them did.
    return !asked.text().equals(version.text())
        && (empty(version) || (!empty(asked) && asked.compareTo(version) > 0));
  }

  /**
   * Asks for what a shlibs file says, as it stands there; a version asked of the same text before
   * is lost.
   */
  void askVerbatim(String depends, Evidence evidence) {
    for (String text : depends.split(",\\s*", -1)) {
      if (!text.isBlank()) {
        Piece piece = pieces.computeIfAbsent(text, key -> new Piece());
        piece.version = Version.NONE;
        keep(piece, evidence);
      }
    }
  }

  // One reason an object and version is enough: thousands of symbols can ask for the same.
  private static void keep(Piece piece, Evidence evidence) {
    String key = evidence.object() + "\0" + evidence.library() + "\0" + evidence.version();
    piece.evidence.putIfAbsent(key, evidence);
  }

  // The reference compares as versions here, so "0" counts as none too.
  private static boolean empty(Version version) {
    return version.sameAs(Version.NONE);
  }

  /**
   * The relations in the order in which dpkg-shlibdeps prints them.
   *
   * @param wanted tells by its template whether a piece is kept
   */
  List<PlannedRelation> relations(Predicate<String> wanted) throws DebianSyntaxException {
    record Sorted(Group group, PlannedRelation relation) {}
    List<Sorted> sorted = new ArrayList<>();
    for (Map.Entry<String, Piece> piece : pieces.entrySet()) {
      if (!wanted.test(piece.getKey())) {
        continue;
      }
      Group group = Group.parse(text(piece.getKey(), piece.getValue().version));
      List<Evidence> evidence = decisive(piece.getValue());
      sorted.add(new Sorted(group, new PlannedRelation(group.toString(), evidence)));
    }
    sorted.sort(Comparator.comparing(Sorted::group));
    return sorted.stream().map(Sorted::relation).toList();
  }

  /**
   * All that was asked for, by template.
   *
   * @param excluded tells by its template whether a piece is left out
   */
  List<Asked> asked(Predicate<String> excluded) throws DebianSyntaxException {
    List<Asked> asked = new ArrayList<>();
    for (Map.Entry<String, Piece> piece : pieces.entrySet()) {
      String template = piece.getKey();
      Group group = Group.parse(text(template, piece.getValue().version));
      Collection<Evidence> evidence = piece.getValue().evidence.values();
      asked.add(
          new Asked(template, group.toString(), excluded.test(template), List.copyOf(evidence)));
    }
    return asked;
  }

  private static String text(String template, Version version) {
    boolean usable = version.valid() && !version.text().equals("0");
    return template.replace(MINIMAL_VERSION, usable ? "(>= " + version + ")" : "");
  }

  // Those that ask for the version that it came to; all others would be met by less.
  private static List<Evidence> decisive(Piece piece) {
    Collection<Evidence> all = piece.evidence.values();
    Comparator<Evidence> order =
        Comparator.comparing(Evidence::object)
            .thenComparing(Evidence::library)
            .thenComparing(Evidence::symbol);
    List<Evidence> decisive =
        all.stream()
            .filter(each -> new Version(each.version()).sameAs(piece.version))
            .sorted(order)
            .toList();
    return decisive.isEmpty() ? all.stream().sorted(order).toList() : decisive;
  }
}
