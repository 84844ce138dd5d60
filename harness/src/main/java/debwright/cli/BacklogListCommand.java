package debwright.cli;

import debwright.delivery.Board;
import debwright.delivery.BoardItem;
import debwright.delivery.BoardReader;
import debwright.delivery.Proposal;
import debwright.text.Visible;
import debwright.trunk.Trunk;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code debwright backlog list}: the items, and how far each is. */
@CommandLine.Command(
    name = "list",
    header = "List the backlog items of trunk and of proposals, with how far each is.",
    footer = {"  debwright backlog list", "  debwright backlog list --format json"})
final class BacklogListCommand implements Command {
  private final Console console;

  @Mixin private CloneOptions options = new CloneOptions();

  BacklogListCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    try (Trunk trunk = options.open(console)) {
      Board board = new BoardReader(trunk, options.fetched(trunk, console)).read(1);
      console.out().print(options.json() ? json(board) : text(board));
    }
    return ExitCode.YES;
  }

  private static String text(Board board) {
    if (board.items().isEmpty()) {
      return "no items\n";
    }
    TextTable table = TextTable.of("item", "state", "proposals", "title");
    for (BoardItem item : board.items()) {
      table.row(
          item.id(),
          item.state().toString(),
          item.proposals().stream().map(Proposal::number).collect(Collectors.joining(" ")),
          Visible.shortened(Visible.line(item.title()), 80)
              + (item.problem().isEmpty() ? "" : " (cannot be read)"));
    }
    return table.text();
  }

  private static String json(Board board) throws Exception {
    return TrunkJson.document(
        out -> {
          out.writeArrayFieldStart("items");
          for (BoardItem item : board.items()) {
            out.writeStartObject();
            BacklogShowCommand.write(out, item);
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }
}
