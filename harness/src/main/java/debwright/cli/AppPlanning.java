package debwright.cli;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.index.IndexException;
import debwright.plan.AppFacts;
import debwright.plan.Plan;
import debwright.policy.PolicyException;
import debwright.resolve.Architecture;
import debwright.resolve.Mode;
import debwright.resolve.Packager;
import debwright.resolve.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans one app after the other by the same options; each index is opened once for all. */
final class AppPlanning {
  private final RuleOptions rules;
  private final Mode mode;
  private final Console console;
  private final boolean everywhere;
  private final Map<List<Architecture>, List<Packager.Request>> requests = new HashMap<>();

  /**
   * @param usual the mode where the options name none
   * @param everywhere whether apps are planned for all that is at hand
   */
  AppPlanning(RuleOptions rules, Mode usual, Console console, boolean everywhere) {
    this.rules = rules;
    this.everywhere = everywhere;
    this.mode = rules.mode(usual);
    this.console = console;
  }

  /** The plan of an app that lies at one path or more. */
  Plan plan(List<Path> paths)
      throws Failure, IOException, ArchiveException, IndexException, PolicyException {
    List<AppTree> trees = new ArrayList<>();
    try {
      for (Path path : paths) {
        trees.add(AppTree.open(path, Limits.DEFAULT));
      }
      return plan(name(paths), trees);
    } finally {
      for (AppTree tree : trees) {
        tree.close();
      }
    }
  }

  /** The plan of an app that is open. */
  Plan plan(String name, List<AppTree> trees)
      throws Failure, IOException, IndexException, PolicyException {
    Packager packager = Packager.of(name, trees);
    Plan plan = packager.plan(requests(packager));
    return everywhere ? plan.apart() : plan;
  }

  /**
   * An app and how its plans came about.
   *
   * @param app what was looked at
   * @param traces one for each release
   */
  record Traced(AppFacts app, List<Trace> traces) {}

  /** How the plans of an app come about. */
  Traced trace(Path path)
      throws Failure, IOException, ArchiveException, IndexException, PolicyException {
    try (AppTree tree = AppTree.open(path, Limits.DEFAULT)) {
      Packager packager = Packager.of(name(List.of(path)), List.of(tree));
      List<Trace> traces = new ArrayList<>();
      for (Packager.Request request : requests(packager)) {
        traces.add(packager.trace(request));
      }
      return new Traced(packager.facts(mode), traces);
    }
  }

  private static String name(List<Path> paths) {
    return paths.stream()
        .map(path -> String.valueOf(path.toAbsolutePath().normalize().getFileName()))
        .collect(Collectors.joining(" "));
  }

  private List<Packager.Request> requests(Packager packager)
      throws Failure, IOException, IndexException, PolicyException {
    List<Architecture> wanted = everywhere ? List.of() : architectures(packager);
    List<Packager.Request> known = requests.get(wanted);
    if (known == null) {
      known = everywhere ? rules.everywhere(mode, console) : requests(wanted);
      requests.put(wanted, known);
    }
    return known;
  }

  private List<Architecture> architectures(Packager packager) throws Failure, IOException {
    return rules.architectures(
        rules.namesArchitecture() ? Optional.empty() : packager.architecture(mode));
  }

  private List<Packager.Request> requests(List<Architecture> wanted)
      throws Failure, IOException, IndexException, PolicyException {
    List<Packager.Request> all = new ArrayList<>();
    for (Architecture each : wanted) {
      all.addAll(rules.requests(each, mode, console));
    }
    return all;
  }
}
