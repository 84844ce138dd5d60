package debwright.mirror;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where an index was read from, as it keeps it in its facts.
 *
 * @param facts by name
 */
record Provenance(Map<String, String> facts) {
  static final String ORIGIN = "origin";
  static final String FULL = "full";
  static final String LEFT_OUT = "left-out";

  Provenance {
    facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  static Provenance of(List<Suite> suites, boolean full, Optional<String> origin) {
    Map<String, String> facts = new TreeMap<>();
    facts.put(FULL, full ? "yes" : "no");
    origin.ifPresent(text -> facts.put(ORIGIN, text));
    for (int i = 0; i < suites.size(); i++) {
      Suite suite = suites.get(i);
      String start = (i + 1) + ".";
      facts.put(start + "url", suite.archive().url());
      facts.put(start + "suite", suite.name());
      facts.put(start + "components", String.join(" ", suite.source().components()));
      facts.put(start + "release", suite.digest());
      facts.put(start + "signature", suite.signature().text());
      suite.release().field("Valid-Until").ifPresent(it -> facts.put(start + "valid-until", it));
      if (!suite.source().keyrings().isEmpty()) {
        facts.put(start + "keyrings", keyrings(suite.source()));
      }
    }
    return new Provenance(facts);
  }

  private static String keyrings(Source source) {
    return source.keyrings().stream()
        .map(each -> each.toAbsolutePath().toString())
        .collect(Collectors.joining(":"));
  }

  Provenance leavingOut(int packages) {
    Map<String, String> more = new TreeMap<>(facts);
    if (packages > 0) {
      more.put(LEFT_OUT, Integer.toString(packages));
    }
    return new Provenance(more);
  }

  boolean full() {
    return facts.getOrDefault(FULL, "no").equals("yes");
  }

  /** What a person said of the packages' origin. */
  Optional<String> origin() {
    return Optional.ofNullable(facts.get(ORIGIN));
  }

  /** Each suite as a source of its own. */
  List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    for (int i = 1; facts.containsKey(i + ".url"); i++) {
      sources.add(
          new Source(
              text(i, "url"),
              List.of(text(i, "suite")),
              words(text(i, "components"), " "),
              keyrings(i)));
    }
    return sources;
  }

  private List<Path> keyrings(int number) {
    return words(text(number, "keyrings"), ":").stream().map(Path::of).toList();
  }

  private String text(int number, String name) {
    return facts.getOrDefault(number + "." + name, "");
  }

  private static List<String> words(String text, String between) {
    return Arrays.stream(text.split(between, -1)).filter(each -> !each.isEmpty()).toList();
  }
}
