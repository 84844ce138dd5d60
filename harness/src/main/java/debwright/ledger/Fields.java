package debwright.ledger;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the fields of an event. */
record Fields(Event event) {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  /** A value that may be missing: empty then. */
  String any(String name) {
    return event.fields().getOrDefault(name, "");
  }

  String text(String name) throws LedgerException {
    String value = any(name);
    if (value.isEmpty()) {
      throw wrong(name, "a value", "none");
    }
    return value;
  }

  /** A commit's whole id. */
  String revision(String name) throws LedgerException {
    String value = text(name);
    if (!COMMIT.matcher(value).matches()) {
      throw wrong(name, "a commit's 40 hex digits", "'" + value + "'");
    }
    return value;
  }

  /** One of these; the empty one is that of a missing field. */
  String word(String name, String... words) throws LedgerException {
    return word(name, Stream.of(words));
  }

  String word(String name, Stream<String> words) throws LedgerException {
    List<String> known = words.toList();
    String value = any(name);
    if (!known.contains(value)) {
      throw wrong(name, "one of '" + String.join("', '", known) + "'", "'" + value + "'");
    }
    return value;
  }

  /** Commits' whole ids, in their order; none where the field is missing. */
  List<String> revisions(String name) throws LedgerException {
    List<String> values = words(name);
    for (String value : values) {
      if (!COMMIT.matcher(value).matches()) {
        throw wrong(name, "commits' 40 hex digits", "'" + value + "'");
      }
    }
    return values;
  }

  /** Words with a space between; none where the field is missing. */
  List<String> words(String name) {
    return Stream.of(any(name).split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  /** A whole number from 0; 0 where the field is missing. */
  long number(String name) throws LedgerException {
    String value = any(name);
    if (!value.matches("[0-9]{0,18}")) {
      throw wrong(name, "a number from 0", "'" + value + "'");
    }
    return value.isEmpty() ? 0 : Long.parseLong(value);
  }

  /** One of an enum's constants by its text form; a missing one is an error. */
  <E extends Enum<E>> E constant(String name, Class<E> type) throws LedgerException {
    List<E> constants = List.of(type.getEnumConstants());
    String value = word(name, constants.stream().map(E::toString));
    return constants.stream().filter(c -> c.toString().equals(value)).findFirst().orElseThrow();
  }

  /** How long each part took. */
  Stages stages() throws LedgerException {
    String value = any("stages");
    return Stages.parse(value)
        .orElseThrow(() -> wrong("stages", "such as 'merge=12 tests=3400'", "'" + value + "'"));
  }

  LedgerException wrong(String name, String expected, String found) {
    return new LedgerException(
        "%s: %s: %s '%s': expected %s, found %s"
            .formatted(Ledger.REF, event.path(), event.kind(), name, expected, found),
        "a later version of debwright may have written it: update this one");
  }
}
