package debwright.cli;

import debwright.comparison.Comparison;
import debwright.comparison.Verdict;
import debwright.judgement.Judgement;
import debwright.report.ReportFormat;
import debwright.report.TextReport;
import debwright.result.Run;
import debwright.result.RunFolder;
import debwright.result.RunFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright compare}: what changed from one run to another. */
@CommandLine.Command(
    name = "compare",
    header = "Compare two runs item by item, and give a verdict.",
    footer = {
      "  debwright compare runs/names runs/symbols",
      "  debwright compare runs/names runs/symbols --format html -o comparison.html"
    })
final class CompareCommand implements Command {
  private final Console console;
  private final Debwright debwright;

  @Parameters(
      index = "0",
      paramLabel = "BASE_RUN",
      description = "Folder of the run that the other is held against.")
  private Path base = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "CANDIDATE_RUN",
      description = "Folder of the run that is judged.")
  private Path candidate = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), json, csv, html, markdown, junit or sarif.")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PATH",
      description = "Write to this file, or into this folder, instead of standard output.")
  private Optional<Path> output = Optional.empty();

  CompareCommand(Console console, Debwright debwright) {
    this.console = console;
    this.debwright = debwright;
  }

  @Override
  public ExitCode run() throws IOException, RunFormatException {
    Run before = RunFolder.read(base);
    Run after = RunFolder.read(candidate);
    Comparison comparison = Comparison.of(before, after);
    List<String> notes = new ArrayList<>(differing(before, after));
    notes.addAll(stillFailing(comparison));
    Judgement judgement = Judgement.of(comparison, notes.toArray(String[]::new));
    write(judgement, new Output(console, output));
    return exit(judgement.verdict());
  }

  // One variable at a time: a reader must see when more than the engine differs.
  private static List<String> differing(Run before, Run after) {
    return after.inputs().entrySet().stream()
        .filter(input -> !input.getKey().equals("engine"))
        .filter(input -> !input.getValue().equals(before.inputs().get(input.getKey())))
        .map(input -> "the runs differ in their " + input.getKey())
        .toList();
  }

  /** "Same" may hide much, if most items do not even pass. */
  static List<String> stillFailing(Comparison comparison) {
    long failing = comparison.stillFailing();
    return failing == 0 ? List.of() : List.of(failing + " items fail on both sides");
  }

  private void write(Judgement judgement, Output to) throws IOException {
    if (to.isFile() || format != ReportFormat.TEXT) {
      to.write(format.fileName(), format.render(judgement));
      console.say(judgement.verdict().line());
      return;
    }
    to.write(format.fileName(), TextReport.render(judgement, debwright.style()));
  }

  static ExitCode exit(Verdict verdict) {
    return verdict.exitCode() == 0 ? ExitCode.YES : ExitCode.NO;
  }
}
