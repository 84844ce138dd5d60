package debwright.users;

import com.fasterxml.jackson.databind.JsonNode;
import debwright.corpus.Digests;
import debwright.index.Release;
import debwright.plan.Outcome;
import debwright.plan.Shown;
import debwright.resolve.Architecture;
import debwright.text.Visible;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The fields of {@code report.json}, of which nothing is believed. */
final class ReportFields {
  private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]{1,99}");
  private static final int MOST = 50;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_DEPENDS = 100_000;
  private static final int LONGEST_REASON = 10_000;

  private final String where;
  private final JsonNode json;

  /** The app that a bundle says that it has. */
  record Item(String sha256, long size, boolean lean) {}

  ReportFields(String where, JsonNode json) throws UserReportException {
    this.where = where;
    this.json = json;
    if (!json.isObject() || json.path("schema").asInt() != 1) {
      throw fault("schema", "1", json.path("schema"));
    }
  }

  Complaint complaint() throws UserReportException {
    return new Complaint(
        line("app", LONGEST_NAME),
        architecture(),
        seen(),
        message(),
        expects(),
        json.has("reporter") ? line("reporter", LONGEST_NAME) : "",
        line("debwright", LONGEST_NAME),
        date());
  }

  Optional<Item> item() throws UserReportException {
    JsonNode item = json.path("item");
    if (item.isMissingNode()) {
      return Optional.empty();
    }
    String sha256 = item.path("sha256").asText();
    if (!Digests.valid(sha256)) {
      throw fault("item.sha256", "64 hexadecimal digits", item.path("sha256"));
    }
    long size = item.path("size").asLong(-1);
    if (size < 0 || size > Bundle.LARGEST_ITEM || !item.path("size").isIntegralNumber()) {
      throw fault("item.size", "at most " + Bundle.LARGEST_ITEM, item.path("size"));
    }
    if (!item.path("lean").isBoolean()) {
      throw fault("item.lean", "true or false", item.path("lean"));
    }
    return Optional.of(new Item(sha256, size, item.path("lean").booleanValue()));
  }

  private String architecture() throws UserReportException {
    String code = line("architecture", LONGEST_NAME);
    if (Architecture.of(code).isEmpty()) {
      throw fault(
          "architecture",
          "one of " + String.join(", ", Architecture.codes()),
          json.path("architecture"));
    }
    return code;
  }

  private List<Seen> seen() throws UserReportException {
    List<Seen> seen = new ArrayList<>();
    for (JsonNode each : list("seen")) {
      Seen read = seen(each);
      if (seen.stream().anyMatch(other -> other.release().equals(read.release()))) {
        throw fault("seen", "each release once", each.path("release"));
      }
      seen.add(read);
    }
    if (seen.isEmpty()) {
      throw fault("seen", "at least one release", json.path("seen"));
    }
    return seen;
  }

  private Seen seen(JsonNode each) throws UserReportException {
    Optional<Release> release = Release.of(each.path("release").asText());
    Optional<Outcome> outcome = Outcome.ofCode(each.path("outcome").asText());
    if (release.isEmpty()) {
      throw fault("seen.release", "one of " + Release.known(), each.path("release"));
    }
    if (outcome.isEmpty()) {
      throw fault("seen.outcome", "a known outcome such as ok", each.path("outcome"));
    }
    return new Seen(
        release.get().name(),
        outcome.get(),
        line(each, "reason", LONGEST_REASON),
        line(each, "depends", LONGEST_DEPENDS));
  }

  private List<String> expects() throws UserReportException {
    List<String> names = new ArrayList<>();
    for (JsonNode each : list("expects")) {
      if (!each.isTextual() || !PACKAGE.matcher(each.textValue()).matches()) {
        throw fault("expects", "names of packages", each);
      }
      names.add(each.textValue());
    }
    return names.stream().distinct().sorted().toList();
  }

  private JsonNode list(String name) throws UserReportException {
    JsonNode list = json.path(name);
    if (!list.isMissingNode() && (!list.isArray() || list.size() > MOST)) {
      throw fault(name, "a list of at most " + MOST, list);
    }
    return list;
  }

  /** Several lines, of which none can do anything to a terminal or page. */
  private String message() throws UserReportException {
    String text = text(json, "message", Bundle.LONGEST_MESSAGE).strip();
    if (text.isEmpty()) {
      throw fault("message", "the user's words", json.path("message"));
    }
    return text.lines()
        .map(Visible::line)
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"));
  }

  private String line(String name, int longest) throws UserReportException {
    String line = line(json, name, longest);
    if (line.isEmpty()) {
      throw fault(name, "a text", json.path(name));
    }
    return line;
  }

  private String line(JsonNode object, String name, int longest) throws UserReportException {
    return Visible.line(text(object, name, longest)).strip();
  }

  private String text(JsonNode object, String name, int longest) throws UserReportException {
    JsonNode value = object.path(name);
    if (!value.isTextual() || value.textValue().length() > longest) {
      throw fault(name, "a text of at most %d characters".formatted(longest), value);
    }
    return value.textValue();
  }

  private LocalDate date() throws UserReportException {
    try {
      return LocalDate.parse(text(json, "date", LONGEST_NAME));
    } catch (DateTimeParseException e) {
      throw fault("date", "a date such as 2026-01-31", json.path("date"));
    }
  }

  private UserReportException fault(String name, String expected, JsonNode found) {
    return new UserReportException(
        "%s: \"%s\": %s was expected, found %s"
            .formatted(
                where,
                name,
                expected,
                found.isMissingNode() ? "nothing" : Shown.text(found.toString())),
        "ask for a bundle of debwright report-app");
  }
}
