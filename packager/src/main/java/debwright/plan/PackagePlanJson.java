package debwright.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;

/**
 * A package's plan as JSON for a person to review and edit: a file a line, texts by their lines.
 * What is written is read back as the same plan; it only grows.
 */
public final class PackagePlanJson {
  /** The number in {@code "schema"}. */
  public static final int SCHEMA = 1;

  private PackagePlanJson() {}

  /** Of several lines, the last of which ends. */
  public static String write(PackagePlan plan) {
    return new PackagePlanText(plan).text();
  }

  /**
   * Reads a plan strictly: an unknown key is a problem, since somebody meant something by it.
   *
   * @param file its name, for the messages
   * @throws PlanSyntaxException with all that is wrong
   */
  public static PackagePlan read(String file, String json) throws PlanSyntaxException {
    PlanProblems problems = new PlanProblems(file);
    PackagePlan plan = new PackagePlanReader(problems).plan(tree(file, json));
    problems.raise();
    return plan;
  }

  private static JsonValue tree(String file, String json) throws PlanSyntaxException {
    try {
      return JsonTree.read(json);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String said = Shown.line(e.getOriginalMessage());
      String reason = "%s:%d: no JSON: %s".formatted(file, line, said);
      throw new PlanSyntaxException(List.of(reason));
    } catch (IOException e) {
      throw new PlanSyntaxException(List.of("%s: %s".formatted(file, e.getMessage())));
    }
  }
}
