package debwright.drawers;

import debwright.drawers.Answer.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of one drawer by one mode. */
final class Tally {
  private final String drawer;
  private final String mode;
  private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
  private final Map<String, Integer> reasons = new TreeMap<>();
  private final List<String> bad = new ArrayList<>();
  private int files;
  private int elf;
  private long slowest;

  Tally(String drawer, String mode) {
    this.drawer = drawer;
    this.mode = mode;
  }

  void add(String name, boolean isElf, Answer answer) {
    files++;
    elf += isElf ? 1 : 0;
    slowest = Math.max(slowest, answer.millis());
    kinds.merge(answer.kind(), 1, Integer::sum);
    if (answer.kind() != Kind.OK) {
      reasons.merge(answer.reason(), 1, Integer::sum);
    }
    if (answer.kind().bad()) {
      bad.add("%s %s %s: %s: %s".formatted(drawer, mode, name, answer.kind(), answer.text()));
    }
  }

  int files() {
    return files;
  }

  int count(Kind kind) {
    return kinds.getOrDefault(kind, 0);
  }

  /** A line for each answer that is a bug. */
  List<String> bad() {
    return List.copyOf(bad);
  }

  static String heading() {
    return "%-24s %-6s %6s %6s %6s %7s %5s %7s %4s %6s %6s %10s"
        .formatted(
            "drawer",
            "mode",
            "files",
            "ELF",
            "ok",
            "refused",
            "env",
            "crashed",
            "slow",
            "memory",
            "silent",
            "slowest ms");
  }

  String row() {
    return "%-24s %-6s %6d %6d %6d %7d %5d %7d %4d %6d %6d %10d"
        .formatted(
            drawer,
            mode,
            files,
            elf,
            count(Kind.OK),
            count(Kind.REFUSED),
            count(Kind.ENVIRONMENT),
            count(Kind.CRASHED),
            count(Kind.SLOW),
            count(Kind.OVER_MEMORY),
            count(Kind.SILENT),
            slowest);
  }

  /** How often each reason came up, most first. */
  List<String> reasonRows() {
    return reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(each -> "  %5d %s".formatted(each.getValue(), each.getKey()))
        .toList();
  }
}
