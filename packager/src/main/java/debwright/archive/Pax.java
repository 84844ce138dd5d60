package debwright.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The records of extended headers (POSIX pax, "pax Header Block") that mean something here: {@code
 * "LENGTH KEY=VALUE\n"}, where LENGTH counts the whole record. Others are not kept.
 */
final class Pax {
  private static final Set<String> KEPT =
      Set.of(
          "path",
          "linkpath",
          "size",
          "comment",
          "DEBWRIGHT.root",
          "GNU.sparse.name",
          "GNU.sparse.size",
          "GNU.sparse.realsize",
          "GNU.sparse.map",
          "GNU.sparse.major",
          "SCHILY.filetype");

  private final Map<String, String> records = new HashMap<>();

  /** A copy: records of one entry on top of those that hold for all. */
  Pax copy() {
    Pax copy = new Pax();
    copy.records.putAll(records);
    return copy;
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(records.get(key));
  }

  /**
   * The value of a record that is a count of bytes.
   *
   * @throws IllegalArgumentException when it is no such number
   */
  OptionalLong number(String key) {
    String value = records.get(key);
    return value == null ? OptionalLong.empty() : OptionalLong.of(Digits.parse(value));
  }

  void put(String key, String value) {
    records.put(key, value);
  }

  /**
   * Adds the records of one extended header.
   *
   * @throws IllegalArgumentException when they are not well formed
   */
  void parse(byte[] header) {
    int at = 0;
    while (at < header.length && header[at] != 0) {
      at = record(header, at);
    }
  }

  private int record(byte[] header, int at) {
    int blank = indexOf(header, ' ', at);
    long length = Digits.parse(new String(header, at, blank - at, US_ASCII));
    if (length > header.length - at || length < 2 || header[at + (int) length - 1] != '\n') {
      throw new IllegalArgumentException("an extended header record of a wrong length");
    }
    int end = at + (int) length;
    int equals = indexOf(header, '=', blank);
    if (equals >= end) {
      throw new IllegalArgumentException("an extended header record without =");
    }
    String key = new String(header, blank + 1, equals - blank - 1, UTF_8);
    keep(key, new String(header, equals + 1, end - equals - 2, UTF_8));
    return end;
  }

  /** Sparse format 0.0 repeats two keys; together they are the map of format 0.1. */
  private void keep(String key, String value) {
    if (key.equals("GNU.sparse.offset") || key.equals("GNU.sparse.numbytes")) {
      records.merge("GNU.sparse.map", value, (map, more) -> map + "," + more);
      return;
    }
    if (value.isEmpty()) {
      records.remove(key);
    } else if (KEPT.contains(key)) {
      records.put(key, value);
    }
  }

  private static int indexOf(byte[] header, char wanted, int from) {
    for (int at = from; at < header.length; at++) {
      if (header[at] == wanted) {
        return at;
      }
    }
    throw new IllegalArgumentException("an extended header record without '" + wanted + "'");
  }
}
