package debwright.waiver;

import debwright.done.Selection;
import debwright.plan.Outcome;
import debwright.yaml.YamlFile;
import debwright.yaml.YamlMap;
import debwright.yaml.YamlProblem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a file of waivers: a list, or a list under {@code waivers}. A waiver has {@code id}, {@code
 * items} or {@code selector}, {@code reason}, {@code owner}, {@code created} and {@code expires};
 * {@code from}, {@code to}, {@code change} and {@code max-items} narrow it.
 */
final class WaiverFile {
  /** A waiver ends so many days after it was made, at the latest. */
  static final int DAYS = 90;

  private static final List<String> KEYS =
      List.of(
          "id",
          "items",
          "selector",
          "from",
          "to",
          "change",
          "reason",
          "owner",
          "created",
          "expires",
          "max-items");

  private final Map<String, Integer> ids = new HashMap<>();
  private final YamlFile file;

  WaiverFile(String text, String name) {
    this.file = YamlFile.parse(text, name);
  }

  /**
   * All waivers, in their order.
   *
   * @throws WaiverException something is missing, or no such value as it should be
   */
  List<Waiver> read() throws WaiverException {
    List<Waiver> waivers = new ArrayList<>();
    for (YamlMap map : file.list("waivers", "a waiver")) {
      waivers.add(waiver(map));
    }
    List<YamlProblem> wrong = file.problems().stream().filter(each -> !each.unknownKey()).toList();
    if (!wrong.isEmpty()) {
      throw new WaiverException(file.problems());
    }
    return waivers;
  }

  /** A sentence for each key that waivers do not have: it may be meant to narrow one. */
  List<String> unknownKeys() {
    return file.problems().stream()
        .filter(YamlProblem::unknownKey)
        .map(each -> each.message() + (each.hint().isEmpty() ? "." : " (" + each.hint() + ")."))
        .toList();
  }

  private Waiver waiver(YamlMap map) {
    map.expectOnly(KEYS);
    String id = map.needed("id");
    Integer before = ids.putIfAbsent(id, map.line());
    if (before != null && !id.isEmpty()) {
      map.problem("id", "the waiver in line " + before + " is called " + id + ", too", "");
    }
    LocalDate created = day(map, "created");
    LocalDate expires = day(map, "expires");
    if (expires.isAfter(created.plusDays(DAYS))) {
      map.problem(
          "expires",
          "a waiver holds at most %d days, from %s to %s"
              .formatted(DAYS, created, created.plusDays(DAYS)),
          "mend what it is for, or ask again then");
    }
    SortedMap<String, String> selector = selector(map);
    List<String> items = map.texts("items");
    if (items.isEmpty() && selector.isEmpty()) {
      map.problem("a waiver names its items, by items or selector", "");
    }
    return new Waiver(
        map.line(),
        id,
        items,
        selector,
        outcome(map, "from"),
        outcome(map, "to"),
        map.texts("change"),
        map.needed("reason"),
        map.needed("owner"),
        created,
        expires,
        map.count("max-items"));
  }

  private static SortedMap<String, String> selector(YamlMap map) {
    SortedMap<String, String> selector = new TreeMap<>();
    if (map.has("selector") && !map.isMap("selector")) {
      map.text("selector").ifPresent(item -> selector.put("item", item));
      return selector;
    }
    map.map("selector")
        .ifPresent(
            fields -> {
              fields.expectOnly(Waiver.SELECTORS);
              Waiver.SELECTORS.forEach(
                  field -> fields.text(field).ifPresent(value -> selector.put(field, value)));
            });
    return selector;
  }

  private static String outcome(YamlMap map, String key) {
    String pattern = map.text(key).orElse("");
    boolean known =
        pattern.isEmpty()
            || pattern.equals("nothing")
            || Arrays.stream(Outcome.values())
                .anyMatch(each -> Selection.matches(pattern, each.code()));
    if (!known) {
      map.problem(
          key,
          "'%s' is no outcome: '%s'".formatted(key, pattern),
          "such as ok or fail:map:* or nothing");
    }
    return pattern;
  }

  private static LocalDate day(YamlMap map, String key) {
    String text = map.needed(key);
    try {
      return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
    } catch (DateTimeException e) {
      map.problem(
          key, "'%s': expected a day such as 2026-01-31, found '%s'".formatted(key, text), "");
      return LocalDate.EPOCH;
    }
  }
}
