package debwright.gate;

import debwright.comparison.Comparison;
import debwright.comparison.Verdict;
import debwright.done.Definition;
import debwright.done.Evidence;
import debwright.done.Forecast;
import debwright.done.Judged;
import debwright.judgement.WaiverUse;
import debwright.result.Run;
import debwright.waiver.WaiverException;
import debwright.waiver.Waivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a candidate is held to beside its items: the waivers and definitions of done in its own
 * tree.
 *
 * @param definitions the project's first
 */
record Bar(Waivers waivers, List<Definition> definitions) {
  Bar {
    definitions = List.copyOf(definitions);
  }

  /**
   * Reads it.
   *
   * @param tree the root of the candidate's tree
   * @param items backlog items that the candidate is for
   * @throws GateException a file is missing or not as it should be
   */
  static Bar read(Path tree, ProjectFile project, List<String> items)
      throws IOException, GateException, WaiverException {
    List<Definition> definitions = new ArrayList<>(project.done().stream().toList());
    for (String item : items) {
      definitions.add(BacklogFile.read(tree, project, item));
    }
    return new Bar(waivers(tree, project.waivers()), definitions);
  }

  private static Waivers waivers(Path tree, Optional<String> name)
      throws IOException, GateException, WaiverException {
    if (name.isEmpty()) {
      return Waivers.NONE;
    }
    Path file = tree.resolve(name.get()).normalize();
    if (!file.startsWith(tree.normalize())) {
      throw new GateException(
          ProjectFile.NAME + ": waivers: '" + name.get() + "' is outside of the repository",
          "waivers are changed in the same proposal as the code");
    }
    return Files.exists(file) ? Waivers.parse(Files.readString(file), name.get()) : Waivers.NONE;
  }

  /**
   * What is found of a candidate that was compared.
   *
   * @param more faults that were found already
   */
  Found of(Comparison comparison, List<String> more, LocalDate today) {
    Waivers.Applied applied = waivers.apply(comparison, today);
    Comparison marked = applied.comparison();
    List<Forecast> forecasts = forecasts(new Evidence(marked.candidate(), Optional.of(marked)));
    List<String> faults = new ArrayList<>(applied.faults());
    faults.addAll(lost(forecasts));
    faults.addAll(more);
    return new Found(Optional.of(marked), Verdict.of(marked, faults), forecasts, applied.uses());
  }

  /**
   * What is found of one that there is nothing to compare with; waivers must be in order all the
   * same.
   */
  Found of(Run candidate, LocalDate today) {
    Waivers.Applied applied = waivers.apply(Comparison.of(candidate, candidate), today);
    List<Forecast> forecasts = forecasts(new Evidence(candidate, Optional.empty()));
    return new Found(
        Optional.empty(), Verdict.ofLabels(candidate, applied.faults()), forecasts, applied.uses());
  }

  private List<Forecast> forecasts(Evidence evidence) {
    return definitions.stream().map(each -> each.judge(evidence)).toList();
  }

  private static List<String> lost(List<Forecast> forecasts) {
    return forecasts.stream()
        .flatMap(each -> each.criteria().stream())
        .filter(Judged::gates)
        .map(each -> "The previous deploy met a criterion that is missed now: " + each.sentence())
        .toList();
  }

  /**
   * What is found.
   *
   * @param comparison with waived differences marked so, or empty where there is no baseline
   */
  record Found(
      Optional<Comparison> comparison,
      Verdict verdict,
      List<Forecast> forecasts,
      List<WaiverUse> waivers) {}
}
