package debwright.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import debwright.history.TrunkRuns.Done;
import java.io.IOException;
import java.util.List;

/** Writes what came of running many revisions. */
final class TrunkRunText {
  private static final int SHORT = 10;

  private TrunkRunText() {}

  static String text(List<Done> done) {
    if (done.isEmpty()) {
      return "nothing landed since then\n";
    }
    TextTable table = TextTable.of("revision", "engine", "run", "result", "subject");
    for (Done each : done) {
      table.row(
          each.revision().shortId(),
          each.engine().map(TrunkRunText::brief).orElse("none"),
          each.run().map(TrunkRunText::brief).orElse(""),
          each.result().toString(),
          each.revision().subject());
    }
    return table.text();
  }

  private static String brief(String digest) {
    return digest.length() > SHORT ? digest.substring(0, SHORT) : digest;
  }

  static String json(List<Done> done) throws IOException {
    return TrunkJson.document(
        out -> {
          out.writeArrayFieldStart("revisions");
          for (Done each : done) {
            write(out, each);
          }
          out.writeEndArray();
        });
  }

  private static void write(JsonGenerator out, Done done) throws IOException {
    out.writeStartObject();
    out.writeStringField("revision", done.revision().id());
    out.writeStringField("subject", done.revision().subject());
    out.writeStringField("result", done.result().toString());
    TrunkJson.string(out, "engine", done.engine());
    TrunkJson.string(out, "run", done.run());
    out.writeStringField("why", done.why());
    out.writeStringField("said", done.said());
    out.writeEndObject();
  }
}
