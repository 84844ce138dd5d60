package debwright.distil;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The body of a pax extended header: {@code LENGTH KEY=VALUE} lines (POSIX pax). */
final class PaxRecords {
  private final List<String> records = new ArrayList<>();

  PaxRecords add(String key, String value) {
    String rest = " " + key + "=" + value + "\n";
    int bytes = rest.getBytes(StandardCharsets.UTF_8).length;
    // The length counts its own digits.
    int length = bytes + 1;
    while (length != bytes + Integer.toString(length).length()) {
      length++;
    }
    records.add(length + rest);
    return this;
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  byte[] bytes() {
    return String.join("", records).getBytes(StandardCharsets.UTF_8);
  }
}
