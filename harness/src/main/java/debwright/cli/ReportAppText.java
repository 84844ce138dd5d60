package debwright.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.corpus.Item;
import debwright.distil.Inventory;
import debwright.gate.ProjectFile;
import debwright.gate.ProjectFileException;
import debwright.result.JsonText;
import debwright.text.Visible;
import debwright.users.Bundle;
import debwright.users.Complaint;
import debwright.users.Reception;
import debwright.users.UserReport;
import debwright.users.UserReports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code report-app} tells. */
final class ReportAppText {
  private static final int MOST_OBJECTS = 20;
  private static final int LONGEST_REASON = 160;

  private ReportAppText() {}

  static String text(AppReporting.Made made) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        "wrote %s, %s bytes, with\n".formatted(made.file(), grouped(Files.size(made.file()))));
    report(text, made);
    if (made.inventory().isPresent()) {
      objects(text, made.inventory().get());
    } else {
      text.append("  nothing of the app, which could not be opened\n");
    }
    if (!made.same()) {
      text.append(
          "note: without its code the app gets another answer, so that yours may not be found again\n");
    }
    text.append("Look into it: unzip -p %s report.json\n".formatted(made.file()));
    return text.toString();
  }

  private static void report(StringBuilder text, AppReporting.Made made) {
    Complaint complaint = made.bundle().complaint();
    int bytes = made.report().getBytes(StandardCharsets.UTF_8).length;
    text.append(
        "  report.json  %s bytes: your words, the app's name, Debwright %s, %s\n"
            .formatted(grouped(bytes), complaint.version(), by(complaint)));
    complaint
        .seen()
        .forEach(
            seen ->
                text.append(
                    "    %s %s: %s%s\n"
                        .formatted(
                            seen.release(),
                            complaint.architecture(),
                            seen.outcome(),
                            seen.reason().isEmpty()
                                ? ""
                                : ", " + Visible.shortened(seen.reason(), LONGEST_REASON))));
  }

  private static String by(Complaint complaint) {
    return complaint.reporter().isEmpty()
        ? "and no name of yours"
        : "and your name: " + Visible.line(complaint.reporter());
  }

  private static void objects(StringBuilder text, Inventory inventory) {
    text.append(
        "  app.tar.zst  %d %s with headers, names of libraries and symbols, and %d names of other files and links\n"
            .formatted(
                inventory.objects().size(),
                inventory.objects().size() == 1 ? "object" : "objects",
                inventory.names()));
    inventory.objects().stream()
        .limit(MOST_OBJECTS)
        .forEach(each -> text.append("    %s\n".formatted(object(each))));
    int more = inventory.objects().size() - MOST_OBJECTS;
    if (more > 0) {
      text.append("    and %d more\n".formatted(more));
    }
    text.append(
        "  code: %s bytes in the app, %s in this file\n"
            .formatted(grouped(inventory.code()), grouped(inventory.codeKept())));
  }

  private static String object(Inventory.Content object) {
    return "%s: %s of %s bytes, %s of %s bytes of code"
        .formatted(
            Visible.line(object.path()),
            grouped(object.kept()),
            grouped(object.size()),
            grouped(object.codeKept()),
            grouped(object.code()));
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String json(AppReporting.Made made) throws IOException {
    ObjectNode json = JsonText.document(1);
    json.put("file", made.file().toString());
    json.put("size", Files.size(made.file()));
    Complaint complaint = made.bundle().complaint();
    json.put("app", complaint.app());
    json.put("architecture", complaint.architecture());
    complaint
        .seen()
        .forEach(
            seen ->
                json.withArray("seen")
                    .addObject()
                    .put("release", seen.release())
                    .put("outcome", seen.outcome().code())
                    .put("reason", seen.reason()));
    json.put("same_answer", made.same());
    made.bundle().app().map(Bundle.App::lean).ifPresent(lean -> json.put("lean", lean));
    made.inventory().ifPresent(inventory -> json(json, inventory));
    return JsonText.pretty(json);
  }

  private static void json(ObjectNode json, Inventory inventory) {
    json.put("code", inventory.code());
    json.put("code_kept", inventory.codeKept());
    json.put("names", inventory.names());
    for (Inventory.Content each : inventory.objects()) {
      json.withArray("objects")
          .addObject()
          .put("path", each.path())
          .put("size", each.size())
          .put("kept", each.kept())
          .put("code", each.code())
          .put("code_kept", each.codeKept());
    }
  }

  /** Whether the project file names the corpus of reported apps. */
  static boolean listed(Path root) throws IOException, ProjectFileException {
    return Files.exists(root.resolve(ProjectFile.NAME))
        && ProjectFile.read(root).corpora().contains(UserReports.CORPUS);
  }

  static String text(Reception.Received received, boolean listed) {
    UserReport report = received.report();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s report %s of %s\n"
            .formatted(received.known() ? "known:" : "took in", report.id(), report.app()));
    report.message().lines().forEach(line -> text.append("  | %s\n".formatted(Visible.line(line))));
    text.append("  seen: %s\n".formatted(seen(report)));
    if (received.rows().isEmpty()) {
      text.append("  item: none, as the app could not be opened\n");
    } else {
      text.append("  item: %s\n".formatted(report.item()));
      text.append("  look: %s\n".formatted(command(received.rows())));
    }
    if (!listed && !received.rows().isEmpty()) {
      text.append("add to debwright.yaml: corpora: [..., %s]\n".formatted(UserReports.CORPUS));
    }
    text.append(
        received.known()
            ? "nothing new to commit\n"
            : "commit: git add %s && git commit -m 'Take in report %s'\n"
                .formatted(UserReports.FOLDER, report.id()));
    return text.toString();
  }

  private static String seen(UserReport report) {
    return report.seen().stream()
        .map(
            place ->
                "%s on %s %s".formatted(place.outcome(), place.release(), report.architecture()))
        .collect(Collectors.joining(", "));
  }

  private static String command(List<Item> rows) {
    Item first = rows.get(0);
    return String.format(
        Locale.ROOT,
        "debwright explain item:%s --corpus %s --all --release %s --arch %s",
        first.id(),
        UserReports.CORPUS,
        first.release(),
        first.architecture());
  }

  static String json(Reception.Received received, boolean listed) {
    UserReport report = received.report();
    ObjectNode json = JsonText.document(1);
    json.put("id", report.id());
    json.put("known", received.known());
    json.put("item", report.item());
    json.put("app", report.app());
    json.put("architecture", report.architecture());
    report
        .seen()
        .forEach(
            place ->
                json.withArray("seen")
                    .addObject()
                    .put("release", place.release())
                    .put("outcome", place.outcome().code()));
    json.put("message", report.message());
    json.put("reporter", report.reporter());
    json.put("version", report.version());
    json.put("date", report.date().toString());
    json.put("corpus", UserReports.CORPUS);
    json.put("listed", listed);
    return JsonText.pretty(json);
  }
}
