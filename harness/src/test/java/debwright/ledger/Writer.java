package debwright.ledger;

import debwright.trunk.Trunk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A process that appends numbered events, and goes on after the last one that is there. */
final class Writer {
  private Writer() {}

  /**
   * Appends them.
   *
   * @param args the clone, the writer's name, how many events in all, and a file that gets a line
   *     for each one that is kept
   */
  public static void main(String[] args) throws Exception {
    int last = Integer.parseInt(args[2]);
    try (Trunk trunk = Trunk.open(Path.of(args[0]));
        PrintStream kept = open(Path.of(args[3]))) {
      Ledger ledger = Ledger.of(trunk);
      for (int i = next(ledger, args[1]); i < last; i++) {
        TreeMap<String, String> fields = new TreeMap<>(Map.of("n", Integer.toString(i)));
        ledger.append(List.of(Event.of(Instant.now(), "test", args[1], fields)));
        kept.println(i);
      }
    }
  }

  private static PrintStream open(Path file) throws IOException {
    return new PrintStream(
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
        true,
        StandardCharsets.UTF_8);
  }

  private static int next(Ledger ledger, String name) throws Exception {
    return numbers(ledger, name).stream().mapToInt(n -> n + 1).max().orElse(0);
  }

  /** What a writer has appended, in the order of time. */
  static List<Integer> numbers(Ledger ledger, String name) throws Exception {
    List<Integer> numbers = new ArrayList<>();
    for (Event event : ledger.events()) {
      if (event.author().equals(name)) {
        numbers.add(Integer.valueOf(event.fields().getOrDefault("n", "")));
      }
    }
    return numbers;
  }
}
