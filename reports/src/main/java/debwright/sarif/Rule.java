package debwright.sarif;

import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.comparison.Category;
import debwright.comparison.Share;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a result is an instance of (SARIF 2.1.0, 3.49).
 *
 * @param id stable
 * @param level of its results, unless they say otherwise
 * @param meaning in a few words
 * @param help what to do about it, one sentence
 */
record Rule(String id, Level level, String meaning, String help) {
  private static final Set<Category> LOUD =
      EnumSet.of(
          Category.UNKNOWN,
          Category.INPUT_CHANGED,
          Category.ADDED_FAIL,
          Category.WORSENED,
          Category.CHANGED_NEUTRAL);

  /** An item that does not do what its label says, where there is no baseline. */
  static final Rule FAILING =
      new Rule("failing", Level.ERROR, "crashes, fails or misses its label", Help.FIX);

  /** The same without a conclusive outcome. */
  static final Rule UNKNOWN = of(Category.UNKNOWN);

  static final Rule CRITERION =
      new Rule(
          "criterion-missed",
          Level.WARNING,
          "a criterion of the definition of done is missed",
          "See which items it is missed by, or change the criterion in a proposal of its own.");

  static final Rule WAIVER =
      new Rule(
          "waiver-not-in-order",
          Level.ERROR,
          "a waiver has expired, matches too much, or matches nothing",
          "Mend it in the waivers file, or take it out.");

  private static final List<Rule> ALL = everything();

  private static List<Rule> everything() {
    List<Rule> rules = new ArrayList<>();
    Stream.of(Category.values()).filter(Rule::shown).map(Rule::of).forEach(rules::add);
    rules.addAll(List.of(FAILING, CRITERION, WAIVER));
    return List.copyOf(rules);
  }

  /** Everything that this report can hold. */
  static List<Rule> all() {
    return ALL;
  }

  /** Whether items of that category are results: they differ, or still fail. */
  static boolean shown(Category category) {
    return category != Category.SAME_OK && category != Category.ADDED_OK;
  }

  static Rule of(Category category) {
    return new Rule(category.code(), level(category), category.meaning(), Help.of(category));
  }

  private static Level level(Category category) {
    if (category.share() == Share.REGRESSED) {
      return Level.ERROR;
    }
    if (LOUD.contains(category)) {
      return Level.WARNING;
    }
    return BaselineState.of(category) == BaselineState.ABSENT ? Level.NONE : Level.NOTE;
  }

  void write(ObjectNode json) {
    json.put("id", id);
    json.put("name", name());
    json.putObject("shortDescription").put("text", capital(id.replace('-', ' ')));
    json.putObject("fullDescription").put("text", capital(meaning) + ".");
    json.putObject("help").put("text", help).put("markdown", help);
    json.putObject("defaultConfiguration").put("level", level.word());
    ObjectNode properties = json.putObject("properties");
    properties.putArray("tags").add("packaging").add("dependencies");
    properties.put("problem.severity", level.problem());
    properties.put("precision", "very-high");
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    Stream.of(id.split("-", -1)).map(Rule::capital).forEach(name::append);
    return name.toString();
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** What to do about results, by their category. */
  private static final class Help {
    static final String FIX =
        "Fix what caused it, or have it accepted with a reason, and run the gate again.";

    private Help() {}

    static String of(Category category) {
      return switch (category.share()) {
        case REGRESSED -> FIX;
        case UNKNOWN -> "Mend what kept the item from a result, and run the gate again.";
        case FIXED, CHANGED, SAME -> "Nothing has to be done: it does not stop a landing.";
      };
    }
  }
}
