package debwright.gate;

import debwright.run.EngineException;
import debwright.run.RunItem;
import debwright.speed.CountChange;
import debwright.speed.FixedItems;
import debwright.speed.SpeedException;
import debwright.speed.SpeedReport;
import debwright.speed.SpeedTrial;
import debwright.speed.Tolerances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether the candidate's engine does more than the baseline's for the same items, by counts that
 * are the same on every machine.
 *
 * @param faults a sentence if it does
 * @param notes what was found
 */
record Pace(List<String> faults, List<String> notes) {
  /** It was not asked for. */
  static final Pace NOT_TAKEN = new Pace(List.of(), List.of());

  Pace {
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }

  /**
   * Counts.
   *
   * @param tree the root of the candidate's tree, whose project file has the tolerances
   * @throws GateException there is nothing to count by, or a tolerance is no number
   */
  static Pace take(Contender before, Contender after, Runner runner, Path tree, Path cache)
      throws IOException, EngineException, GateException, InterruptedException {
    if (!(before instanceof Contender.Built base && after instanceof Contender.Built candidate)) {
      return new Pace(List.of(), List.of("speed: a run that is stored cannot be counted"));
    }
    if (base.engine().content().equals(candidate.engine().content())) {
      return new Pace(List.of(), List.of("speed: both engines are the same"));
    }
    try {
      Path project = tree.resolve(ProjectFile.NAME);
      SpeedTrial trial =
          new SpeedTrial(
              items(runner),
              runner.materials().indexes(),
              0,
              Tolerances.parse(Files.readString(project), project.toString()),
              cache,
              runner.progress()::counting);
      return of(trial.run(base.engine(), candidate.engine()));
    } catch (SpeedException e) {
      throw new GateException(e.explanation(), e.hint());
    }
  }

  /** The fixed ones, where the corpora have them. */
  private static List<RunItem> items(Runner runner) {
    List<RunItem> all = runner.materials().items();
    List<RunItem> fixed = FixedItems.among(all);
    return fixed.isEmpty() ? all.stream().limit(FixedItems.KEYS.size()).toList() : fixed;
  }

  private static Pace of(SpeedReport report) {
    List<String> notes = List.of(report.line());
    return report.word() == SpeedReport.Word.FAIL
        ? new Pace(
            List.of(
                "The engine does more for the same items (%d of %d counts); debwright speed tells where."
                    .formatted(report.of(CountChange.Finding.MORE).size(), report.counts().size())),
            notes)
        : new Pace(List.of(), notes);
  }
}
