package debwright.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.experiment.Arm;
import debwright.experiment.Cost;
import debwright.experiment.Experiment;
import debwright.experiment.Group;
import debwright.experiment.Marks;
import debwright.experiment.Section;
import debwright.experiment.Trial;
import debwright.experiment.Turn;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.JsonText;
import debwright.result.LabelScore;
import debwright.result.Run;
import debwright.result.Summary;
import java.util.SortedMap;

/** {@code experiment.json}, schema 1: both sides in numbers, every group, and every item. */
final class ExperimentJson {
  private ExperimentJson() {}

  static String render(Experiment experiment) {
    ObjectNode json = JsonText.document(1);
    arm(json.putObject("a"), experiment.a(), experiment.marksOfA());
    arm(json.putObject("b"), experiment.b(), experiment.marksOfB());
    ObjectNode totals = json.putObject("totals");
    for (Turn turn : Turn.values()) {
      totals.put(turn.code(), experiment.of(turn).size());
    }
    totals.put("all", experiment.trials().size());
    experiment.notes().forEach(json.putArray("notes")::add);
    ArrayNode sections = json.putArray("sections");
    experiment.sections().forEach(section -> section(sections.addObject(), section));
    ArrayNode items = json.putArray("items");
    experiment.trials().forEach(trial -> trial(items.addObject(), trial));
    return JsonText.pretty(json);
  }

  private static void arm(ObjectNode json, Arm arm, SortedMap<String, Marks> marks) {
    Run run = arm.run();
    json.put("terms", arm.terms());
    json.put("run", run.name());
    json.put("engine", run.engine());
    run.inputs().forEach(json.putObject("inputs")::put);
    ObjectNode labels = json.putObject("labels");
    marks.forEach((kind, mark) -> marks(labels.putObject(kind), mark));
    Summary.of(run).outcomes().forEach(json.putObject("outcomes")::put);
    cost(json.putObject("cost"), arm.cost());
  }

  private static void marks(ObjectNode json, Marks marks) {
    LabelScore score = marks.score();
    json.put("labelled", score.labelled());
    json.put("judged", score.judged());
    json.put("exact", score.exact());
    json.put("right_packages", marks.rightPackages());
    json.put("name_precision", score.namePrecision());
    json.put("name_recall", score.nameRecall());
  }

  private static void cost(ObjectNode json, Cost cost) {
    json.put("items", cost.items());
    json.put("asked", cost.asked());
    if (cost.asked() > 0) {
      json.put("wall_ms", cost.wall().toMillis());
      json.put("cpu_ms", cost.cpu().toMillis());
      json.put("median_ms", cost.medianMs());
      json.put("p95_ms", cost.p95Ms());
    }
  }

  private static void section(ObjectNode json, Section section) {
    json.put("section", section.code());
    json.put("meaning", section.meaning());
    json.put("items", section.items());
    ArrayNode groups = json.putArray("groups");
    section.groups().forEach(group -> group(groups.addObject(), group));
  }

  private static void group(ObjectNode json, Group group) {
    json.put("cause", group.cause());
    json.put("count", group.trials().size());
    key(json.putObject("exemplar"), group.exemplar().key());
    ArrayNode items = json.putArray("items");
    group.trials().forEach(trial -> key(items.addObject(), trial.key()));
  }

  private static void key(ObjectNode json, ItemKey key) {
    json.put("item", key.item());
    json.put("release", key.release());
    json.put("architecture", key.architecture());
  }

  private static void trial(ObjectNode json, Trial trial) {
    key(json, trial.key());
    json.put("label", trial.label());
    json.put("expected", trial.expected());
    json.put("turn", trial.turn().code());
    side(json.putObject("a"), trial.a());
    side(json.putObject("b"), trial.b());
    ArrayNode changes = json.putArray("relations");
    trial.changes().forEach(change -> JsonReport.relation(changes.addObject(), change));
  }

  private static void side(ObjectNode json, ItemResult result) {
    json.put("outcome", result.outcome().code());
    json.put("reason", result.reason());
    json.put("depends", result.depends());
    result.score().ifPresent(score -> json.put("exact", score.exact()));
  }
}
