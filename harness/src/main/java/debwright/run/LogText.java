package debwright.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Text of which, when it grows long, the head and the tail are kept. */
final class LogText {
  private final int half;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private final byte[] tail;
  private long total;

  LogText(int capacity) {
    this.half = Math.max(1, capacity / 2);
    this.tail = new byte[half];
  }

  void add(byte[] bytes, int count) {
    int first = Math.min(count, half - head.size());
    head.write(bytes, 0, first);
    for (int i = first; i < count; i++) {
      tail[(int) ((total + i - half) % half)] = bytes[i];
    }
    total += count;
  }

  /** The text since the last call; a note stands where the middle was left out. */
  String take() {
    String text = head.toString(StandardCharsets.UTF_8) + note() + tail();
    head.reset();
    total = 0;
    return text;
  }

  private String note() {
    long left = total - 2L * half;
    return left > 0 ? "\n[" + left + " bytes left out]\n" : "";
  }

  private String tail() {
    int kept = (int) Math.max(0, Math.min(half, total - half));
    byte[] bytes = new byte[kept];
    for (int i = 0; i < kept; i++) {
      bytes[i] = tail[(int) ((total - half - kept + i) % half)];
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
