package debwright.cli;

import debwright.comparison.Comparison;
import debwright.judgement.Judgement;
import debwright.report.ReportFolder;
import debwright.report.ReportFormat;
import debwright.result.Run;
import debwright.result.RunFolder;
import debwright.result.RunFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright report}: pages and tables of a run that was made before. */
@CommandLine.Command(
    name = "report",
    header = "Write the reports of a run, alone or against another.",
    footer = {
      "  debwright report runs/today -o today/",
      "  debwright report runs/today --base runs/yesterday -o today/ --format html"
    })
final class ReportCommand implements Command {
  private final Console console;

  @Parameters(paramLabel = "RUN", description = "Folder of the run.")
  private Path run = Path.of("");

  @Option(
      names = "--base",
      paramLabel = "RUN",
      description = "Folder of a run to compare it with; else it is judged by its labels.")
  private Optional<Path> base = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder for the reports; made if need be.")
  private Path output = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Only this one: text, json, csv, html, markdown, junit or sarif. Else all.")
  private Optional<ReportFormat> format = Optional.empty();

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws IOException, RunFormatException {
    Judgement judgement = judge(RunFolder.read(run));
    if (format.isEmpty()) {
      console.say("wrote " + ReportFolder.write(output, judgement));
      return ExitCode.YES;
    }
    Files.createDirectories(output);
    new Output(console, Optional.of(output))
        .write(format.get().fileName(), format.get().render(judgement));
    return ExitCode.YES;
  }

  private Judgement judge(Run read) throws RunFormatException {
    return base.isEmpty()
        ? Judgement.ofLabels(read)
        : Judgement.of(Comparison.of(RunFolder.read(base.get()), read));
  }
}
