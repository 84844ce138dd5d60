package debwright.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import debwright.delivery.Board;
import debwright.delivery.BoardItem;
import debwright.delivery.BoardReader;
import debwright.delivery.Proposal;
import debwright.done.Criterion;
import debwright.done.Definition;
import debwright.gate.BacklogItem;
import debwright.text.Visible;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code debwright backlog show}: one item, and what became of it. */
@CommandLine.Command(
    name = "show",
    header = "Show a backlog item: why, when it is done, its proposals, and what came of it.",
    footer = {"  debwright backlog show new-menu"})
final class BacklogShowCommand implements Command {
  private final Console console;

  @Parameters(paramLabel = "ID", description = "The item's id.")
  private String id = "";

  @Mixin private CloneOptions options = new CloneOptions();

  BacklogShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    try (Trunk trunk = options.open(console)) {
      Board board = new BoardReader(trunk, options.fetched(trunk, console)).read(1);
      BoardItem item =
          board
              .item(id)
              .orElseThrow(
                  () ->
                      Failure.input(
                          "no backlog item '%s' on %s or in a proposal"
                              .formatted(Visible.line(id), board.trunk()),
                          "debwright backlog list has them"));
      console
          .out()
          .print(options.json() ? TrunkJson.document(out -> write(out, item)) : text(item));
    }
    return ExitCode.YES;
  }

  private static String text(BoardItem item) {
    List<String> lines = new ArrayList<>();
    lines.add("%s: %s".formatted(item.id(), item.title()));
    lines.add("state: " + item.state());
    if (!item.problem().isEmpty()) {
      item.problem().lines().forEach(line -> lines.add("cannot be read: " + line));
    }
    item.item().map(BacklogItem::definition).ifPresent(each -> lines.addAll(lines(each)));
    for (Proposal proposal : item.proposals()) {
      lines.add(
          "%s: %s, %s, by %s"
              .formatted(proposal.called(), proposal.state(), proposal.title(), proposal.author()));
    }
    item.completion()
        .ifPresent(
            each -> {
              lines.add(
                  "%s on %s, %s:"
                      .formatted(
                          each.fact().done() ? "done" : "not done",
                          each.fact().environment(),
                          each.event().time()));
              each.fact().text().lines().forEach(line -> lines.add("  " + line));
            });
    return lines.stream().map(line -> Visible.line(line) + "\n").reduce("", String::concat);
  }

  private static List<String> lines(Definition definition) {
    List<String> lines = new ArrayList<>();
    if (!definition.why().isEmpty()) {
      lines.add("why: " + definition.why());
    }
    definition.assumptions().forEach(each -> lines.add("assumed: " + each.text()));
    definition.criteria().forEach(each -> lines.add("done when: " + each.sentence()));
    return lines;
  }

  static void write(JsonGenerator out, BoardItem item) throws IOException {
    Optional<Definition> definition = item.item().map(BacklogItem::definition);
    out.writeStringField("item", item.id());
    out.writeStringField("title", item.title());
    out.writeStringField("state", item.state().toString());
    TrunkJson.string(out, "problem", Optional.of(item.problem()).filter(text -> !text.isEmpty()));
    TrunkJson.string(out, "why", definition.map(Definition::why));
    TrunkJson.strings(
        out,
        "assumptions",
        definition
            .map(each -> each.assumptions().stream().map(Definition.Assumption::text).toList())
            .orElse(List.of()));
    TrunkJson.strings(
        out,
        "criteria",
        definition
            .map(each -> each.criteria().stream().map(Criterion::name).toList())
            .orElse(List.of()));
    TrunkJson.strings(
        out,
        "done_when",
        definition
            .map(each -> each.criteria().stream().map(Criterion::sentence).toList())
            .orElse(List.of()));
    out.writeArrayFieldStart("proposals");
    for (Proposal proposal : item.proposals()) {
      out.writeStartObject();
      out.writeStringField("proposal", proposal.number());
      out.writeStringField("state", proposal.state().toString());
      TrunkJson.string(out, "revision", proposal.revision());
      out.writeEndObject();
    }
    out.writeEndArray();
    TrunkJson.string(
        out, "completion", item.completion().map(each -> each.fact().done() ? "done" : "not-done"));
  }
}
