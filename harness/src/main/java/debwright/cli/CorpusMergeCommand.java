package debwright.cli;

import debwright.result.Run;
import debwright.result.RunFormatException;
import debwright.run.MergeException;
import debwright.run.ShardMerge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright corpus merge}: one run of those of its shards. */
@CommandLine.Command(
    name = "merge",
    header = "Put the runs of all shards of a corpus together.",
    description = {"", "The results are the same to the byte as those of one run of all items."},
    footer = "  debwright corpus merge runs/part-1 runs/part-2 -o runs/today")
final class CorpusMergeCommand implements Command {
  private final Console console;

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "Folders that corpus run --shard wrote.")
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "RUN",
      description = "The folder to make; a run that is there is replaced.")
  private Path output = Path.of("");

  CorpusMergeCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Failure, IOException, RunFormatException, InterruptedException {
    try {
      Run run = ShardMerge.merge(runs, output);
      console.out().print(RunSummary.text(run));
      return ExitCode.YES;
    } catch (MergeException e) {
      throw Failure.input(e.explanation(), e.hint());
    }
  }
}
