package debwright.cli;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The commands by name. Picocli reads a command's annotations when it is added, which takes longer
 * than a short command itself; so only the one that is called is made.
 */
final class Subcommands {
  private static final Map<String, Maker> ALL = new LinkedHashMap<>();

  static {
    ALL.put("deps", (console, debwright) -> new DepsCommand(console));
    ALL.put("package", (console, debwright) -> new PackageCommand(console));
    ALL.put("explain", (console, debwright) -> new ExplainCommand(console));
    ALL.put("audit", (console, debwright) -> new AuditCommand(console));
    ALL.put("index", (console, debwright) -> IndexCommand.tree(console));
    ALL.put("corpus", (console, debwright) -> CorpusCommand.tree(console));
    ALL.put("gate", GateCommand::new);
    ALL.put("accept", (console, debwright) -> new AcceptCommand(console));
    ALL.put("trunk", (console, debwright) -> TrunkCommand.tree(console));
    ALL.put("propose", (console, debwright) -> new ProposeCommand(console));
    ALL.put("review", (console, debwright) -> new ReviewCommand(console));
    ALL.put("land", (console, debwright) -> new LandCommand(console));
    ALL.put("backlog", (console, debwright) -> BacklogCommand.tree(console));
    ALL.put("qa", (console, debwright) -> QaCommand.tree(console));
    ALL.put("deploy", (console, debwright) -> new DeployCommand(console));
    ALL.put("done", (console, debwright) -> new DoneCommand(console));
    ALL.put("compare", CompareCommand::new);
    ALL.put("experiment", ExperimentCommand::new);
    ALL.put("speed", SpeedCommand::new);
    ALL.put("report", (console, debwright) -> new ReportCommand(console));
    ALL.put("hints", (console, debwright) -> new HintsCommand(console));
    ALL.put("report-app", (console, debwright) -> new ReportAppCommand(console));
    ALL.put("engine", (console, debwright) -> EngineCommand.tree(console));
    ALL.put("status", (console, debwright) -> new StatusCommand(console));
    ALL.put("serve", (console, debwright) -> new ServeCommand(console));
    ALL.put("token", (console, debwright) -> TokenCommand.tree(console));
    ALL.put("completion", (console, debwright) -> new CompletionCommand(console));
  }

  private Subcommands() {}

  private interface Maker {
    Object make(Console console, Debwright debwright);
  }

  static Set<String> names() {
    return Collections.unmodifiableSet(ALL.keySet());
  }

  /** The command that the first argument names; all where it names none, or one that needs all. */
  static List<Object> called(String[] args, Console console, Debwright debwright) {
    Maker only = args.length == 0 || args[0].equals("completion") ? null : ALL.get(args[0]);
    Collection<Maker> makers = only == null ? ALL.values() : List.of(only);
    return makers.stream().map(maker -> maker.make(console, debwright)).toList();
  }
}
