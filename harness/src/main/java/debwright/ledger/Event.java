package debwright.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that happened, as it is kept: a small JSON document. Two events of the same content are
 * one event.
 *
 * @param schema of the document; what is later than {@link #SCHEMA} is kept and not understood
 * @param id 32 hex digits of the content's SHA-256
 * @param time in microseconds
 * @param kind such as {@code deploy}; kinds of later versions are kept and not understood
 * @param author {@code NAME <ADDRESS>}
 * @param fields by name; a value that is no string in JSON is given as its JSON text
 */
public record Event(
    int schema,
    String id,
    Instant time,
    String kind,
    String author,
    SortedMap<String, String> fields)
    implements Comparable<Event> {
  /** The one that this version writes. */
  public static final int SCHEMA = 1;

  /** Who does what nobody asked for, or what follows from what somebody did: Debwright itself. */
  public static final String MACHINE = "Debwright <debwright@localhost>";

  private static final Comparator<Event> ORDER =
      Comparator.comparing(Event::time).thenComparing(Event::id);

  public Event {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** One that is not written yet. */
  public static Event of(
      Instant time, String kind, String author, SortedMap<String, String> fields) {
    Event draft = new Event(SCHEMA, "", time.truncatedTo(ChronoUnit.MICROS), kind, author, fields);
    String id = EventText.id(draft);
    return new Event(SCHEMA, id, draft.time, kind, author, fields);
  }

  /** Whether it is what Debwright itself did, and no person. */
  public boolean byMachine() {
    return author.equals(MACHINE);
  }

  /**
   * Where it lies in the ledger's tree: a folder a month, in each one for the first two digits of
   * the ids, so that no tree grows large.
   */
  String path() {
    String at = MicroTime.format(time);
    String stamp = at.replace("-", "").replace(":", "");
    return at.substring(0, at.indexOf('-', 1) + 3)
        + "/"
        + id.substring(0, 2)
        + "/"
        + stamp
        + "-"
        + id
        + ".json";
  }

  /** Such as {@code deploy environment=production outcome=success revision=1a2b…}. */
  String line() {
    StringBuilder line = new StringBuilder(kind);
    fields.forEach(
        (name, value) ->
            line.append(' ').append(name).append('=').append(value.replace('\n', ' ')));
    return line.toString();
  }

  @Override
  public int compareTo(Event other) {
    return ORDER.compare(this, other);
  }
}
