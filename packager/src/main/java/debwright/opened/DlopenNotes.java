package debwright.opened;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import debwright.plan.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads the JSON of {@code .note.dlopen} (ELF dlopen metadata of the UAPI Group): an array of
 * objects, or, as its first edition had it, one object with one soname.
 */
public final class DlopenNotes {
  /** The longest that are known have a few hundred characters. */
  private static final int MOST_TEXT = 1 << 16;

  private static final int MOST_SONAMES = 64;
  private static final Pattern SONAME = Pattern.compile("[\\w+./${}~-]{1,255}");
  private static final JsonMapper JSON = new JsonMapper();

  private final Consumer<String> problems;
  private final List<Entry> entries = new ArrayList<>();

  private DlopenNotes(Consumer<String> problems) {
    this.problems = problems;
  }

  /**
   * Something that an object may open.
   *
   * @param sonames alternatives of one another, best first
   * @param feature what it is for, or empty text
   * @param description the same for a person, or empty text
   */
  record Entry(Priority priority, List<String> sonames, String feature, String description) {
    Entry {
      sonames = List.copyOf(sonames);
    }
  }

  /**
   * What a note says, entries that make no sense left out.
   *
   * @param problems is told what is wrong, a line each
   */
  static List<Entry> parse(String json, Consumer<String> problems) {
    DlopenNotes notes = new DlopenNotes(problems);
    notes.read(json);
    return notes.entries;
  }

  /** The problems that a note has, for whoever wants to know no more. */
  public static List<String> check(String json) {
    List<String> problems = new ArrayList<>();
    parse(json, problems::add);
    return problems;
  }

  private void read(String json) {
    if (json.length() > MOST_TEXT) {
      problems.accept("expected at most %d characters, found more".formatted(MOST_TEXT));
      return;
    }
    try {
      JsonNode root = JSON.readTree(json);
      if (root.isArray()) {
        root.forEach(this::entry);
      } else {
        entry(root);
      }
    } catch (JsonProcessingException e) {
      problems.accept("no JSON: " + Shown.text(e.getOriginalMessage()));
    }
  }

  private void entry(JsonNode node) {
    if (!node.isObject()) {
      problems.accept("expected an object, found " + node.getNodeType());
      return;
    }
    List<String> sonames = sonames(node.path("soname"));
    Optional<Priority> priority = priority(node.path("priority"));
    if (!sonames.isEmpty() && priority.isPresent()) {
      entries.add(
          new Entry(priority.get(), sonames, text(node, "feature"), text(node, "description")));
    }
  }

  private List<String> sonames(JsonNode node) {
    List<String> sonames = new ArrayList<>();
    if (node.isTextual()) {
      add(node, sonames);
    } else {
      node.forEach(each -> add(each, sonames));
    }
    if (sonames.isEmpty()) {
      problems.accept("it names no soname");
    }
    return sonames;
  }

  private void add(JsonNode node, List<String> sonames) {
    String soname = node.asText();
    if (!node.isTextual() || !SONAME.matcher(soname).matches()) {
      problems.accept("no soname: " + Shown.text(node.toString()));
    } else if (sonames.size() < MOST_SONAMES) {
      sonames.add(soname);
    }
  }

  private Optional<Priority> priority(JsonNode node) {
    if (node.isMissingNode()) {
      return Optional.of(Priority.RECOMMENDED);
    }
    Optional<Priority> priority = Priority.of(node.asText());
    if (priority.isEmpty()) {
      problems.accept(
          "priority: expected required, recommended or suggested, found "
              + Shown.text(node.toString()));
    }
    return priority;
  }

  private static String text(JsonNode node, String field) {
    return Shown.text(node.path(field).asText(""));
  }
}
