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

  private LedgerException wrong(String name, String expected, String found) {
    return new LedgerException(
        "%s: %s: %s '%s': expected %s, found %s"
            .formatted(Ledger.REF, event.path(), event.kind(), name, expected, found),
        "a later version of debwright may have written it: update this one");
  }
}
