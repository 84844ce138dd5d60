package debwright.plan;

import debwright.plan.InstalledFile.Copied;
import debwright.plan.InstalledFile.Folder;
import debwright.plan.InstalledFile.Link;
import debwright.plan.InstalledFile.Written;
import debwright.plan.JsonValue.Word;
import debwright.plan.PackagePlan.Candidate;
import debwright.plan.PackagePlan.Command;
import debwright.plan.PackagePlan.Need;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads a package's plan; what is wrong becomes a problem and some value. */
final class PackagePlanReader {
  private static final Set<String> KEYS =
      Set.of(
          "schema",
          "app",
          "control",
          "files",
          "conffiles",
          "scripts",
          "commands",
          "choice",
          "leftOut",
          "needs",
          "warnings");

  /** The key that says what a file is, and all keys of such a file. */
  private static final Map<String, Set<String>> KINDS =
      Map.of(
          "from", Set.of("path", "mode", "from"),
          "text", Set.of("path", "mode", "packed", "text"),
          "link", Set.of("path", "link"),
          "folder", Set.of("path", "mode", "folder"));

  private static final Set<String> ALL =
      Set.of("path", "mode", "from", "packed", "text", "link", "folder");

  private final PlanProblems problems;

  PackagePlanReader(PlanProblems problems) {
    this.problems = problems;
  }

  PackagePlan plan(JsonValue json) {
    KeyedValues plan = new KeyedValues(json, "the plan", problems).only(KEYS);
    if (plan.isObject()) {
      schema(plan);
    }
    return new PackagePlan(
        app(plan.object("app")),
        control(plan.object("control")),
        each(plan, "files", "a file", this::file),
        plan.texts("conffiles"),
        scripts(plan.object("scripts")),
        each(plan, "commands", "a command", PackagePlanReader::command),
        each(plan, "choice", "a choice", PackagePlanReader::candidate),
        each(plan, "leftOut", "what is left out", PackagePlanReader::leftOut),
        each(plan, "needs", "a need", PackagePlanReader::need),
        plan.texts("warnings"));
  }

  private void schema(KeyedValues plan) {
    String known = Integer.toString(PackagePlanJson.SCHEMA);
    JsonValue schema = plan.find("schema").orElse(new Word(plan.line(), "none"));
    if (!(schema instanceof Word word && word.word().equals(known))) {
      problems.add(schema, "schema", known);
    }
  }

  private <T> List<T> each(
      KeyedValues plan, String key, String where, Function<KeyedValues, T> part) {
    return plan.items(key).stream()
        .map(value -> part.apply(new KeyedValues(value, where, problems)))
        .toList();
  }

  private static PackagePlan.Source app(KeyedValues app) {
    app.only(Set.of("name", "format", "digest"));
    return new PackagePlan.Source(app.text("name"), app.text("format"), app.text("digest"));
  }

  private static Map<String, String> control(KeyedValues control) {
    Map<String, String> fields = new LinkedHashMap<>();
    control.keys().forEach(name -> fields.put(name, control.folded(name)));
    return fields;
  }

  private static Map<String, String> scripts(KeyedValues scripts) {
    Map<String, String> texts = new LinkedHashMap<>();
    scripts.keys().forEach(name -> texts.put(name, scripts.lines(name)));
    return texts;
  }

  private InstalledFile file(KeyedValues file) {
    List<String> kinds = KINDS.keySet().stream().filter(file.keys()::contains).sorted().toList();
    if (kinds.size() == 1) {
      return file(kinds.get(0), file.only(KINDS.getOrDefault(kinds.get(0), Set.of())));
    }
    if (!file.only(ALL).broken()) {
      String found = kinds.isEmpty() ? "none" : String.join(" and ", kinds);
      problems.add(file.line(), "a file: expected one of from, text, link, folder, found " + found);
    }
    return new Folder(file.text("path"), 0);
  }

  private static InstalledFile file(String kind, KeyedValues file) {
    String path = file.text("path");
    return switch (kind) {
      case "from" -> new Copied(path, file.mode("mode"), file.text("from"));
      case "text" -> new Written(path, file.mode("mode"), file.lines("text"), file.flag("packed"));
      case "link" -> new Link(path, file.text("link"));
      default -> {
        file.yes("folder");
        yield new Folder(path, file.mode("mode"));
      }
    };
  }

  private static Command command(KeyedValues command) {
    command.only(Set.of("name", "program", "how"));
    return new Command(command.text("name"), command.text("program"), command.text("how"));
  }

  private static Candidate candidate(KeyedValues candidate) {
    candidate.only(Set.of("path", "chosen", "reasons"));
    return new Candidate(
        candidate.text("path"), candidate.flag("chosen"), candidate.texts("reasons"));
  }

  private static LeftOut leftOut(KeyedValues left) {
    left.only(Set.of("path", "reason"));
    return new LeftOut(left.text("path"), left.text("reason"));
  }

  private static Need need(KeyedValues need) {
    need.only(Set.of("relation", "because"));
    return new Need(need.text("relation"), need.texts("because"));
  }
}
