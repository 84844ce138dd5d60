package debwright.cli;

import debwright.ledger.Fact.Marked;
import debwright.ledger.Mark;
import debwright.trunk.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright qa mark}: says whether a revision may be deployed. */
@CommandLine.Command(
    name = "mark",
    header = "Say whether a revision may be deployed; the newest word of each holds.",
    description = {
      "",
      "With --covers, REVISION makes a bad one good that landed before it: the bad one is marked so,",
      "and the two are deployed only together. REVISION itself is marked only by --deployable beside",
      "it."
    },
    footer = {
      "  debwright qa mark 1a2b3c4d --deployable -m 'looked at on staging'",
      "  debwright qa mark 5e6f7a8b --bad -m 'the menu is empty'",
      "  debwright qa mark 9c0d1e2f --deployable --covers 5e6f7a8b -m 'the menu is back'"
    })
final class QaMarkCommand implements Command {
  private final Console console;

  @Parameters(paramLabel = "REVISION", description = "A commit that landed.")
  private String revision = "";

  @Option(names = "--deployable", description = "It was looked at and is good.")
  private boolean deployable;

  @Option(names = "--bad", description = "It is not to be deployed, unless a later one covers it.")
  private boolean bad;

  @Option(names = "--needs-check", description = "What was said of it before does not hold.")
  private boolean needsCheck;

  @Option(
      names = "--covers",
      paramLabel = "OTHER",
      description = "An earlier revision that is bad without this one; more than once for several.")
  private List<String> covers = new ArrayList<>();

  @Option(
      names = {"-m", "--message"},
      required = true,
      paramLabel = "TEXT",
      description = "Why.")
  private String message = "";

  @Mixin private CloneOptions options = new CloneOptions();

  @Mixin private ServerOption server = new ServerOption();

  QaMarkCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    List<Mark> marks = marks();
    if (marks.size() > 1 || (marks.isEmpty() && covers.isEmpty())) {
      throw Failure.input(
          "expected one of --deployable, --bad and --needs-check",
          "or --covers OTHER, alone or with --deployable");
    }
    if (!covers.isEmpty() && !marks.isEmpty() && !deployable) {
      throw Failure.input(
          "a revision that is %s itself covers nothing".formatted(marks.get(0)),
          "mark it alone; what it was to cover stays bad");
    }
    if (message.isBlank()) {
      throw Failure.input("no reason given", "say why, with -m");
    }
    List<Marked> said = new ArrayList<>();
    try (Counter counter = Counter.open(options, server, console)) {
      for (String other : covers) {
        said.add(counter.mark(other, Mark.BAD, Optional.of(revision), message));
      }
      for (Mark mark : marks) {
        said.add(counter.mark(revision, mark, Optional.empty(), message));
      }
    }
    console.out().print(options.json() ? json(said) : text(said));
    return ExitCode.YES;
  }

  private List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    if (deployable) {
      marks.add(Mark.DEPLOYABLE);
    }
    if (bad) {
      marks.add(Mark.BAD);
    }
    if (needsCheck) {
      marks.add(Mark.NEEDS_CHECK);
    }
    return marks;
  }

  private static String text(List<Marked> marks) {
    return marks.stream()
        .map(
            each ->
                "revision %s is %s%s\n"
                    .formatted(
                        Revision.shortId(each.revision()),
                        each.mark(),
                        each.coveredBy().map(by -> " until " + Revision.shortId(by)).orElse("")))
        .collect(Collectors.joining());
  }

  private static String json(List<Marked> marks) throws Exception {
    return TrunkJson.document(
        out -> {
          out.writeArrayFieldStart("marks");
          for (Marked each : marks) {
            out.writeStartObject();
            out.writeStringField("revision", each.revision());
            out.writeStringField("mark", each.mark().toString());
            TrunkJson.string(out, "covered_by", each.coveredBy());
            out.writeStringField("why", each.note());
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }
}
