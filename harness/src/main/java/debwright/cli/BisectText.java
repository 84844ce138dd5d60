package debwright.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import debwright.bisect.Answer;
import debwright.bisect.BisectReport;
import debwright.bisect.Signature;
import debwright.bisect.Step;
import debwright.trunk.Revision;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes what a search over revisions found. */
final class BisectText {
  private BisectText() {}

  static String text(BisectReport report) {
    StringBuilder text = new StringBuilder();
    report.answers().forEach(answer -> text.append(text(answer)));
    report
        .broken()
        .forEach(
            failed ->
                text.append(
                    "passed over: %s, %s%n".formatted(failed.step().first(), failed.why().why())));
    return text.append(
            "%d engines looked at and %d asked again, of %d in %d revisions%n"
                .formatted(
                    report.probes(),
                    report.confirmations(),
                    report.steps().size(),
                    report.revisions()))
        .toString();
  }

  private static String text(Answer answer) {
    StringBuilder text = new StringBuilder();
    text.append(answer.item()).append(": ").append(headline(answer)).append('\n');
    answer.culprits().forEach(c -> line(text, "by", c.shortId() + " " + c.subject()));
    boolean named = !answer.culprits().isEmpty();
    answer.parent().filter(p -> named).ifPresent(p -> line(text, "after", name(p)));
    answer.before().ifPresent(before -> line(text, "was", before.text()));
    answer.after().filter(after -> !unchanged(answer)).ifPresent(a -> line(text, "is", a.text()));
    if (!answer.note().isEmpty()) {
      line(text, "note", answer.note());
    }
    if (answer.several()) {
      line(
          text,
          "note",
          "it changed more than once between the two ends; this is one of the places");
    }
    return text.toString();
  }

  private static boolean unchanged(Answer answer) {
    return answer.certainty() == Answer.Certainty.UNCHANGED;
  }

  private static void line(StringBuilder text, String word, String what) {
    text.append("  %-6s%s%n".formatted(word, what));
  }

  private static String name(Revision revision) {
    return revision.shortId() + " " + revision.subject();
  }

  private static String headline(Answer answer) {
    return switch (answer.certainty()) {
      case CONFIRMED -> answer.change();
      case RANGE -> answer.change() + " by one of these, which cannot be told apart";
      case FLAKY -> "flaky, nobody is blamed";
      case UNCHANGED -> "not changed";
      case UNKNOWN -> "nothing can be said";
    };
  }

  static String json(BisectReport report) throws IOException {
    return TrunkJson.document(
        out -> {
          List<Step> steps = report.steps();
          out.writeStringField("older", steps.get(0).first().id());
          out.writeStringField("newer", steps.get(steps.size() - 1).last().id());
          out.writeNumberField("revisions", report.revisions());
          out.writeNumberField("engines", steps.size());
          out.writeNumberField("probes", report.probes());
          out.writeNumberField("confirmations", report.confirmations());
          out.writeArrayFieldStart("items");
          for (Answer answer : report.answers()) {
            write(out, answer);
          }
          out.writeEndArray();
          out.writeArrayFieldStart("passed_over");
          for (BisectReport.Failed failed : report.broken()) {
            write(out, failed);
          }
          out.writeEndArray();
        });
  }

  private static void write(JsonGenerator out, BisectReport.Failed failed) throws IOException {
    out.writeStartObject();
    out.writeStringField("revision", failed.step().first().id());
    out.writeStringField("why", failed.why().why());
    out.writeStringField("said", failed.why().said());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, Answer answer) throws IOException {
    out.writeStartObject();
    out.writeStringField("item", answer.item().item());
    out.writeStringField("release", answer.item().release());
    out.writeStringField("architecture", answer.item().architecture());
    out.writeStringField("change", answer.change());
    out.writeStringField("certainty", answer.certainty().toString());
    out.writeArrayFieldStart("culprits");
    for (Revision culprit : answer.culprits()) {
      out.writeStartObject();
      out.writeStringField("revision", culprit.id());
      out.writeStringField("subject", culprit.subject());
      out.writeEndObject();
    }
    out.writeEndArray();
    TrunkJson.string(out, "parent", answer.parent().map(Revision::id));
    write(out, "before", answer.before());
    write(out, "after", answer.after());
    out.writeNumberField("probes", answer.probes());
    out.writeBooleanField("several", answer.several());
    out.writeStringField("note", answer.note());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, String name, Optional<Signature> signature)
      throws IOException {
    if (signature.isEmpty()) {
      out.writeNullField(name);
      return;
    }
    out.writeObjectFieldStart(name);
    out.writeStringField("outcome", signature.get().outcome().code());
    out.writeStringField("depends", signature.get().depends());
    out.writeStringField("fingerprint", signature.get().fingerprint());
    out.writeStringField("reason", signature.get().reason());
    out.writeEndObject();
  }
}
