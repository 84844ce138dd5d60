package debwright.plan;

import debwright.plan.ReleasePlan.Evidence;
import java.io.IOException;

/** A reason for a relation, in the documents that say why. */
public final class EvidenceJson {
  private EvidenceJson() {}

  /** Writes its fields. */
  public static void write(JsonLine out, Evidence evidence) throws IOException {
    out.field("object", evidence.object());
    out.field("library", evidence.library());
    out.field("source", evidence.source());
    out.field("symbol", evidence.symbol());
    out.field("version", evidence.version());
    out.field("detail", evidence.detail());
  }
}
