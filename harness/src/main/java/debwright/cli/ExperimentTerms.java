package debwright.cli;

import debwright.plan.Suggestion;
import debwright.resolve.Strategy;
import debwright.run.RunSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one side of an experiment is: {@code KEY=VALUE}, several with commas between. A command as
 * the engine takes the rest of the text, commas and all.
 *
 * @param text as a person wrote it
 * @param values by key
 */
record ExperimentTerms(String text, Map<String, String> values) {
  private static final String STRATEGY = "strategy";
  private static final String ENGINE = "engine";
  private static final String DPKG = "dpkg";
  private static final List<String> KEYS = List.of(DPKG, ENGINE, STRATEGY);
  private static final String COMMAND = ENGINE + "=cmd:";

  ExperimentTerms {
    values = Map.copyOf(values);
  }

  /**
   * Reads what a person wrote.
   *
   * @param option named in messages
   * @throws Failure a key or value is unknown, or a key is there twice
   */
  static ExperimentTerms of(String option, String text) throws Failure {
    Map<String, String> values = new TreeMap<>();
    String rest = text;
    while (!rest.isEmpty()) {
      int end = rest.startsWith(COMMAND) ? -1 : rest.indexOf(',');
      String term = end < 0 ? rest : rest.substring(0, end);
      rest = end < 0 ? "" : rest.substring(end + 1);
      add(option, term, values);
    }
    if (values.isEmpty()) {
      throw Failure.input(option + " says nothing", "such as " + option + " strategy=names");
    }
    return new ExperimentTerms(text, values);
  }

  private static void add(String option, String term, Map<String, String> values) throws Failure {
    int equals = term.indexOf('=');
    String key = equals < 0 ? term : term.substring(0, equals);
    String value = equals < 0 ? "" : term.substring(equals + 1).strip();
    if (!KEYS.contains(key)) {
      throw Failure.input(
          "unknown key '%s' in %s".formatted(key, option),
          meant(key, KEYS) + "; such as " + option + " strategy=names");
    }
    if (value.isEmpty()) {
      throw Failure.input(option + ": '" + key + "' has no value", "such as " + key + "=VALUE");
    }
    if (values.put(key, value) != null) {
      throw Failure.input(option + " has '" + key + "' twice", "leave one of them out");
    }
    check(option, key, value);
  }

  private static void check(String option, String key, String value) throws Failure {
    if (key.equals(STRATEGY) && Strategy.of(value).isEmpty()) {
      List<String> known = Arrays.stream(Strategy.values()).map(Strategy::code).toList();
      throw Failure.input(
          "unknown strategy '%s' in %s".formatted(value, option), meant(value, known));
    }
    if (key.equals(DPKG)) {
      RuleOptions.dpkg(value);
    }
  }

  private static String meant(String word, List<String> known) {
    return Suggestion.nearest(word, known)
        .map(nearest -> "did you mean '" + nearest + "'?")
        .orElse("known are " + String.join(", ", known));
  }

  /** How that side is run. */
  RunSettings settings(RunSettings usual) {
    RunSettings settings = value(STRATEGY).map(usual::withStrategy).orElse(usual);
    return value(DPKG).map(settings::withDpkg).orElse(settings);
  }

  /** The engine's name, the work tree unless another one is named. */
  String engine() {
    return value(ENGINE).orElse(EngineChoice.WORKTREE);
  }

  private Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }
}
