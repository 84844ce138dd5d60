package debwright.cli;

import debwright.delivery.ItemDraft;
import debwright.gate.BacklogItem;
import debwright.gate.GateException;
import debwright.gate.ProjectFile;
import debwright.result.AtomicFile;
import debwright.text.Visible;
import debwright.trunk.Trunk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright backlog add}: starts an item. */
@CommandLine.Command(
    name = "add",
    header = "Start a backlog item: a file in the work tree, to be committed with what it is for.",
    description = {
      "",
      "A criterion is written as in the file: 'regressions: none', 'metric: exact-rate, at-least: 99",
      "%%', 'items: [a, b], outcome: ok' or 'budget: median-time, at-most: 80 ms'. What is not given is",
      "left to be filled in, and the file is refused until it is."
    },
    footer = {
      "  debwright backlog add new-menu --title 'A new menu' --why 'Nobody finds the entries' \\",
      "    --assume 'Users look at the menu at all' --done 'regressions: none'"
    })
final class BacklogAddCommand implements Command {
  private final Console console;

  @Parameters(paramLabel = "ID", description = "Of letters, digits, dot, - and _: the file's name.")
  private String id = "";

  @Option(names = "--title", paramLabel = "TEXT", description = "What it is, in one line.")
  private String title = "";

  @Option(names = "--why", paramLabel = "TEXT", description = "What users get from it.")
  private String why = "";

  @Option(
      names = "--assume",
      paramLabel = "TEXT",
      description = "Something that is taken for granted; more than once for several.")
  private List<String> assumptions = new ArrayList<>();

  @Option(
      names = "--done",
      paramLabel = "CRITERION",
      description = "By what one sees that it is done; more than once for several.")
  private List<String> criteria = new ArrayList<>();

  @Mixin private CloneOptions options = new CloneOptions();

  BacklogAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    if (!BacklogItem.isId(id)) {
      throw Failure.input(
          "'%s' cannot be an item's id".formatted(Visible.line(id)),
          "letters, digits, dot, - and _, such as new-menu");
    }
    try (Trunk trunk = options.open(console)) {
      String name = ProjectFile.read(trunk.root()).backlog() + "/" + id + ".yaml";
      Path file = trunk.root().resolve(name).normalize();
      if (!file.startsWith(trunk.root())) {
        throw Failure.input(
            ProjectFile.NAME + ": the backlog is outside of the repository", "name a folder in it");
      }
      if (Files.exists(file)) {
        throw Failure.input("there is a file already: " + name, "edit it, or choose another id");
      }
      ItemDraft draft = new ItemDraft(title, why, assumptions, criteria);
      Optional<String> missing = check(draft, name);
      AtomicFile.write(file, draft.text());
      console.out().print(options.json() ? json(name, missing) : name + "\n");
      console.say(
          missing
              .map(each -> "fill it in: " + each)
              .orElse("commit it, then: debwright propose --for " + id));
    }
    return ExitCode.YES;
  }

  /** What is still missing; what is given must be good. */
  private Optional<String> check(ItemDraft draft, String name) throws GateException {
    if (!draft.criteria().isEmpty()) {
      ItemDraft given = draft.title().isBlank() ? draft.titled(id) : draft;
      BacklogItem.parse(id, given.text(), name);
    }
    try {
      BacklogItem.parse(id, draft.text(), name);
      return Optional.empty();
    } catch (GateException e) {
      return Optional.of(e.explanation().replace('\n', ' '));
    }
  }

  private String json(String name, Optional<String> missing) throws Exception {
    return TrunkJson.document(
        out -> {
          out.writeStringField("item", id);
          out.writeStringField("file", name);
          TrunkJson.string(out, "missing", missing);
        });
  }
}
