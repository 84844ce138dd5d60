package debwright.plan;

import static debwright.plan.JsonText.inline;
import static debwright.plan.JsonText.object;
import static debwright.plan.JsonText.quoted;

import debwright.plan.InstalledFile.Copied;
import debwright.plan.InstalledFile.Folder;
import debwright.plan.InstalledFile.Link;
import debwright.plan.InstalledFile.Written;
import debwright.plan.PackagePlan.Candidate;
import debwright.plan.PackagePlan.Command;
import debwright.plan.PackagePlan.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes a package's plan; each piece is JSON. */
final class PackagePlanText {
  private final PackagePlan plan;

  PackagePlanText(PackagePlan plan) {
    this.plan = plan;
  }

  String text() {
    List<String> parts = new ArrayList<>();
    parts.add("\"schema\": " + PackagePlanJson.SCHEMA);
    parts.add("\"app\": " + app());
    parts.add("\"control\": " + keyed(plan.control(), PackagePlanText::field));
    parts.add("\"files\": " + items(plan.files(), PackagePlanText::file));
    parts.add("\"conffiles\": " + items(plan.conffiles(), JsonText::quoted));
    parts.add("\"scripts\": " + keyed(plan.scripts(), text -> JsonText.lines(text, "    ")));
    parts.add("\"commands\": " + items(plan.commands(), PackagePlanText::command));
    parts.add("\"choice\": " + items(plan.choice(), PackagePlanText::candidate));
    parts.add("\"leftOut\": " + items(plan.leftOut(), PackagePlanText::leftOut));
    parts.add("\"needs\": " + items(plan.needs(), PackagePlanText::need));
    parts.add("\"warnings\": " + items(plan.warnings(), JsonText::quoted));
    return JsonText.block("{}", "", parts) + "\n";
  }

  private static <T> String items(List<T> items, Function<T, String> json) {
    return JsonText.block("[]", "  ", items.stream().map(json).toList());
  }

  private static String keyed(Map<String, String> values, Function<String, String> json) {
    List<String> lines = new ArrayList<>();
    values.forEach((key, value) -> lines.add(quoted(key) + ": " + json.apply(value)));
    return JsonText.block("{}", "  ", lines);
  }

  private String app() {
    PackagePlan.Source app = plan.app();
    return object(
        "name", quoted(app.name()), "format", quoted(app.format()), "digest", quoted(app.digest()));
  }

  private static String field(String value) {
    return value.contains("\n") ? JsonText.lines(value + "\n", "    ") : quoted(value);
  }

  private static String file(InstalledFile file) {
    if (file instanceof Copied copied) {
      return object(
          "path", quoted(file.path()), "mode", mode(copied.mode()), "from", quoted(copied.from()));
    }
    if (file instanceof Written written) {
      return written(written);
    }
    if (file instanceof Link link) {
      return object("path", quoted(file.path()), "link", quoted(link.target()));
    }
    int mode = ((Folder) file).mode();
    return object("path", quoted(file.path()), "mode", mode(mode), "folder", "true");
  }

  private static String written(Written file) {
    return object(
        "path",
        quoted(file.path()),
        "mode",
        mode(file.mode()),
        "packed",
        file.packed() ? "true" : "",
        "text",
        JsonText.lines(file.text(), "    "));
  }

  private static String mode(int mode) {
    return "\"%04o\"".formatted(mode);
  }

  private static String command(Command command) {
    return object(
        "name",
        quoted(command.name()),
        "program",
        quoted(command.program()),
        "how",
        quoted(command.how()));
  }

  private static String candidate(Candidate candidate) {
    return object(
        "path",
        quoted(candidate.path()),
        "chosen",
        Boolean.toString(candidate.chosen()),
        "reasons",
        inline(candidate.reasons()));
  }

  private static String leftOut(LeftOut left) {
    return object("path", quoted(left.path()), "reason", quoted(left.reason()));
  }

  private static String need(Need need) {
    return object("relation", quoted(need.relation()), "because", inline(need.because()));
  }
}
