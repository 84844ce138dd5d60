package debwright.waiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import debwright.result.ItemKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Differences that were seen and are meant, as waivers for a reviewer to read: one for each thing
 * that several items have in common.
 *
 * @param groups items by what became of them
 */
public record Acceptances(Map<List<String>, List<Acceptable>> groups) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private static final Pattern FIRST_ITEM = Pattern.compile("(?m)^( *)- ");

  /**
   * Who accepts, and why.
   *
   * @param reason not empty
   * @param owner who answers for it
   * @param today from when it holds
   */
  public record By(String reason, String owner, LocalDate today) {}

  /** Groups differences. */
  public static Acceptances of(List<Acceptable> differences) {
    Map<List<String>, List<Acceptable>> groups = new LinkedHashMap<>();
    differences.forEach(
        each -> groups.computeIfAbsent(each.group(), key -> new ArrayList<>()).add(each));
    return new Acceptances(groups);
  }

  /** How many items they are. */
  public int items() {
    return groups.values().stream().mapToInt(List::size).sum();
  }

  /** For a person: each group with its number of items and their names, a group a line. */
  public List<String> lines() {
    return groups.entrySet().stream()
        .map(
            each ->
                "%s: %s"
                    .formatted(
                        String.join("; ", each.getKey()),
                        each.getValue().stream()
                            .map(Acceptable::key)
                            .map(ItemKey::toString)
                            .collect(Collectors.joining(", "))))
        .toList();
  }

  /**
   * The text of a file of waivers with these behind what is there.
   *
   * @param text of the file now, empty where there is none
   * @param file its name, for messages
   * @throws WaiverException the file is not as it should be
   */
  public String addTo(String text, String file, By by) throws WaiverException {
    Waivers.parse(text, file);
    String start = text.isBlank() ? text : text.stripTrailing() + "\n";
    Matcher first = FIRST_ITEM.matcher(text);
    int indent = first.find() ? first.group(1).length() : start.contains("waivers:") ? 2 : 0;
    String whole = start + indented(yaml(text, by), indent);
    Waivers.parse(whole, file);
    return whole;
  }

  private static String indented(String yaml, int spaces) {
    return yaml.lines().map(line -> " ".repeat(spaces) + line + "\n").collect(Collectors.joining());
  }

  private String yaml(String text, By by) {
    List<Map<String, Object>> entries = new ArrayList<>();
    int number = 1;
    for (Map.Entry<List<String>, List<Acceptable>> group : groups.entrySet()) {
      while (text.contains(id(by, number))) {
        number++;
      }
      entries.add(entry(id(by, number++), group.getKey(), group.getValue(), by));
    }
    try {
      return YAML.writeValueAsString(entries);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("lists of words can always be written", e);
    }
  }

  private static String id(By by, int number) {
    return "A-%s-%d".formatted(by.today(), number);
  }

  private static Map<String, Object> entry(
      String id, List<String> group, List<Acceptable> items, By by) {
    Map<String, Object> entry = new LinkedHashMap<>();
    Acceptable first = items.get(0);
    entry.put("id", id);
    entry.put("reason", by.reason());
    entry.put("owner", by.owner());
    entry.put("created", by.today().toString());
    entry.put("expires", by.today().plusDays(WaiverFile.DAYS).toString());
    if (group.equals(first.changes())) {
      entry.put("change", group);
    } else {
      entry.put("from", first.from());
      entry.put("to", first.to());
    }
    entry.put("max-items", items.size());
    entry.put("items", items.stream().map(each -> each.key().toString()).sorted().toList());
    return entry;
  }
}
