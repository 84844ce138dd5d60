package debwright.script;

import java.util.List;

/** Conditions of {@code test} and its kin, as far as they are known beforehand. */
final class Conditions {
  private final Words words;
  private final Place place;

  Conditions(Words words, Place place) {
    this.words = words;
    this.place = place;
  }

  Truth of(List<String> arguments) {
    boolean closed = !arguments.isEmpty() && arguments.get(arguments.size() - 1).matches("\\]\\]?");
    List<String> condition = closed ? arguments.subList(0, arguments.size() - 1) : arguments;
    if (!condition.isEmpty() && condition.get(0).equals("!")) {
      return of(condition.subList(1, condition.size())).not();
    }
    return switch (condition.size()) {
      case 1 -> unary("-n", words.value(condition.get(0)));
      case 2 -> unary(condition.get(0), words.value(condition.get(1)));
      case 3 ->
          binary(words.value(condition.get(0)), condition.get(1), words.value(condition.get(2)));
      default -> Truth.UNKNOWN;
    };
  }

  private Truth unary(String operator, String value) {
    if (!Place.known(value)) {
      return Truth.UNKNOWN;
    }
    return switch (operator) {
      case "-z" -> Truth.of(value.isEmpty());
      case "-n" -> Truth.of(!value.isEmpty());
      case "-h", "-L" -> inApp(value, place.isLink(value));
      case "-d" -> inApp(value, place.isFolder(value));
      case "-e" -> inApp(value, place.exists(value));
      case "-f", "-r", "-x", "-s" ->
          inApp(value, place.exists(value) && !(operator.equals("-f") && place.isFolder(value)));
      default -> Truth.UNKNOWN;
    };
  }

  // What the system around the app has is not known.
  private Truth inApp(String path, boolean holds) {
    return place.inApp(path).isPresent() ? Truth.of(holds) : Truth.UNKNOWN;
  }

  private static Truth binary(String left, String operator, String right) {
    if (!Place.known(left + right)) {
      return Truth.UNKNOWN;
    }
    return switch (operator) {
      case "=", "==" -> Truth.of(left.equals(right));
      case "!=" -> Truth.of(!left.equals(right));
      default -> Truth.UNKNOWN;
    };
  }
}
