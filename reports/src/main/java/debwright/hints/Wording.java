package debwright.hints;

import debwright.comparison.PlanOfRelease;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.text.Visible;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a person is told of a cluster. */
final class Wording {
  private static final int MOST_DETAILS = 4;
  private static final int LONGEST = 200;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%+=:,./_-]+");

  private final Cluster cluster;
  private final Siblings siblings;
  private final ItemResult exemplar;
  private final String subject;

  Wording(Cluster cluster, Siblings siblings) {
    this.cluster = cluster;
    this.siblings = siblings;
    this.exemplar = cluster.exemplar();
    this.subject = cluster.obstacle().subject();
  }

  String title() {
    String title =
        switch (cluster.obstacle().kind()) {
          case LIBRARY -> "nobody provides " + subject;
          case VERSION -> "%s is too old: needed is %s".formatted(subject, some(cluster.details()));
          case SYMBOL ->
              cluster.details().contains(subject) || cluster.details().isEmpty()
                  ? "no library has " + subject
                  : subject + " lacks " + some(cluster.details());
          case DEPENDS -> "the Depends cannot be satisfied: " + subject;
          case PLATFORM -> "all objects are for " + subject;
          case FAILURE, UNANSWERED -> subject;
          case LACKS -> "the Depends lack " + subject + ", which the label names";
          case EXTRA -> "the Depends have " + subject + ", which the label has not";
          case RELATIONS -> "other versions or alternatives than the label's";
          case GUESS -> "which package has " + subject + " is a guess";
          case UNVERSIONED -> unversioned();
          case UNPROVED -> "the index of " + subject + " cannot prove that Depends hold";
        };
    return Visible.shortened(Visible.line(title), LONGEST);
  }

  private String unversioned() {
    List<String> sonames = cluster.details();
    return sonames.isEmpty()
        ? "the index of " + subject + " knows no versions"
        : "the index of %s knows no versions for %s".formatted(subject, some(sonames));
  }

  private static String some(List<String> words) {
    String first = words.stream().limit(MOST_DETAILS).collect(Collectors.joining(" "));
    int more = words.size() - MOST_DETAILS;
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }

  String command() {
    ItemKey key = exemplar.key();
    String mode = PlanOfRelease.of(exemplar).path("mode").asText();
    return "debwright explain %s %s --release %s --arch %s%s"
        .formatted(
            quoted("item:" + key.item()),
            topic(),
            quoted(key.release()),
            quoted(key.architecture()),
            mode.equals("exact") ? " --mode exact" : "");
  }

  private String topic() {
    return switch (cluster.obstacle().kind()) {
      case LIBRARY, GUESS -> "--library " + quoted(subject);
      case UNVERSIONED ->
          cluster.details().isEmpty() ? "--all" : "--library " + quoted(ofExemplar());
      case LACKS, EXTRA -> "--package " + quoted(subject);
      case VERSION -> subject.contains(".so") ? "--library " + quoted(subject) : "--all";
      case SYMBOL, DEPENDS, PLATFORM, FAILURE, RELATIONS, UNPROVED, UNANSWERED -> "--all";
    };
  }

  /** One of its own libraries: the most frequent. */
  private String ofExemplar() {
    List<String> own =
        Arrays.asList(exemplar.fingerprint().replaceFirst("^no versions ", "").split(" ", -1));
    return cluster.details().stream().filter(own::contains).findFirst().orElse("");
  }

  private static String quoted(String word) {
    String line = Visible.line(word);
    return PLAIN.matcher(line).matches() ? line : "'" + line.replace("'", "'\\''") + "'";
  }

  String next() {
    return Visible.line(
        switch (cluster.obstacle().kind()) {
          case LIBRARY -> library();
          case VERSION, SYMBOL -> newer();
          case DEPENDS -> "the packages of the release contradict each other, or one is not there";
          case PLATFORM -> platform();
          case FAILURE -> failure();
          case LACKS, EXTRA, RELATIONS ->
              "mend the mapping, or the label: debwright corpus label asks dpkg-shlibdeps again";
          case GUESS ->
              "debwright index lookup %s --release %s lists who ships it; a line in a --policy file settles it"
                  .formatted(quoted(subject), exemplar.key().release());
          case UNVERSIONED, UNPROVED -> index();
          case UNANSWERED -> unanswered();
        });
  }

  private String library() {
    List<String> known = new ArrayList<>(why().stream().toList());
    Map<String, String> providers = siblings.providers(cluster.items(), subject);
    if (!providers.isEmpty()) {
      known.add(
          providers.entrySet().stream()
              .map(each -> "%s has it in %s".formatted(each.getKey(), each.getValue()))
              .collect(Collectors.joining(", ")));
    }
    known.add(
        known.isEmpty()
            ? "nothing in this run has it: ship it with the app, or add an archive that has it (debwright index build --mirror URL)"
            : "elsewhere add an archive that has it (debwright index build --mirror URL), or ship it with the app");
    return String.join("; ", known);
  }

  /** What the engine knows of the library, such as that it comes with a driver. */
  private Optional<String> why() {
    return Arrays.stream(exemplar.reason().split("; ", -1))
        .filter(part -> part.startsWith(subject + " "))
        .map(part -> part.replaceFirst("\\)$", ""))
        .findFirst();
  }

  private String newer() {
    Collection<String> passing = siblings.passing(cluster.items());
    return passing.isEmpty()
        ? "no release of this run has what is needed: wait for a newer one, or ship the library with the app"
        : "of these apps some work on %s: judge them for what they can run on, or ship the library with them"
            .formatted(String.join(", ", passing));
  }

  private String platform() {
    return subject.contains("musl")
        ? "no package can help: the app is for systems with musl; take its build for glibc"
        : "judge it for an architecture that it has objects for, or take another build of the app";
  }

  private String failure() {
    return switch (exemplar.outcome().kind()) {
      case CRASH, LIMIT ->
          "a fault of the engine: logs/ of the run tells more, debwright trunk bisect %s which revision brought it"
              .formatted(quoted(exemplar.key().item()));
      case FAIL_INTAKE -> "see whether the file is whole and of a format that is read";
      default -> "";
    };
  }

  private String index() {
    ItemKey key = exemplar.key();
    return "debwright index build --release %s --arch %s makes one of all packages at hand"
        .formatted(key.release(), key.architecture());
  }

  private String unanswered() {
    return switch (exemplar.outcome().kind()) {
      case INVALID -> "mend the corpus: its bytes are missing or others than the manifest says";
      default -> "run it again: debwright corpus run goes on where it was";
    };
  }
}
