package debwright.cli;

import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.IndexFacts;
import debwright.index.Indexes;
import debwright.index.Release;
import debwright.plan.Target;
import debwright.policy.PolicyException;
import debwright.resolve.Adjustments;
import debwright.resolve.Architecture;
import debwright.resolve.DpkgRules;
import debwright.resolve.Mode;
import debwright.resolve.Packager;
import debwright.resolve.Rules;
import debwright.resolve.Strategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where an app is to run, and by which rules; the options that say so. */
final class RuleOptions {
  private static final String DEFAULT_RELEASE = "debian:12";

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      description =
          "Such as debian:12 or bookworm (default debian:12); may be given several times.")
  private List<String> releases = new ArrayList<>();

  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      description =
          "Debian's name, such as amd64; that of the app's objects unless given; deps takes"
              + " several.")
  private List<String> architectures = new ArrayList<>();

  @Option(
      names = "--strategy",
      paramLabel = "STRATEGY",
      description = "How libraries are mapped: names, shlibs or symbols (default).")
  private Strategy strategy = Strategy.SYMBOLS;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "exact finds libraries as dpkg-shlibdeps does (default for substvars), loader as ld.so"
              + " does (default elsewhere).")
  private Optional<Mode> mode = Optional.empty();

  @Option(
      names = "--dpkg",
      paramLabel = "VERSION",
      description = "Rules of dpkg-shlibdeps 1.21 or 1.22.22; the release's own unless given.")
  private Optional<String> dpkg = Optional.empty();

  @Option(
      names = "--private-dir",
      paramLabel = "DIR",
      description = "Folder of the app that is searched for libraries; may be given several times.")
  private List<String> privateFolders = new ArrayList<>();

  @Mixin private AdjustmentOptions adjustments = new AdjustmentOptions();

  void addRelease(String name) {
    releases.add(name);
  }

  void addArchitecture(String code) {
    architectures.add(code);
  }

  /** The mode: the usual one unless another was named. */
  Mode mode(Mode usual) {
    return mode.orElse(usual);
  }

  /** Whether the architecture was named, so that the app need not be asked. */
  boolean namesArchitecture() {
    return !architectures.isEmpty();
  }

  /** The requests that the options make, each with its index. */
  List<Packager.Request> requests(Architecture wanted, Mode usual, Console console)
      throws Failure, IOException, IndexException, PolicyException {
    List<Packager.Request> requests = new ArrayList<>();
    for (String name : releases.isEmpty() ? List.of(DEFAULT_RELEASE) : releases) {
      Release release = release(name);
      Indexes.Located index =
          console
              .indexes()
              .find(release, wanted.code())
              .orElseThrow(() -> noIndex(release, wanted.code()));
      requests.add(request(index.index(), wanted, usual, console));
    }
    return requests;
  }

  private Packager.Request request(
      ArchiveIndex index, Architecture wanted, Mode usual, Console console)
      throws Failure, IOException, IndexException, PolicyException {
    Adjustments adjusted = adjustments.read(wanted, console).with(adjustments.pins(index));
    DpkgRules dpkgRules = rules(index.facts().release());
    Rules rules = new Rules(mode(usual), strategy, dpkgRules, privateFolders, adjusted);
    return new Packager.Request(index, wanted, rules);
  }

  /** Requests for all releases and architectures at hand, of those that the options name if any. */
  List<Packager.Request> everywhere(Mode usual, Console console)
      throws Failure, IOException, IndexException, PolicyException {
    Set<String> named = new HashSet<>();
    for (String name : releases) {
      named.add(release(name).name());
    }
    List<Packager.Request> requests = new ArrayList<>();
    for (Indexes.Located each : console.indexes().list()) {
      IndexFacts facts = each.index().facts();
      Optional<Architecture> of = Architecture.of(facts.architecture());
      boolean wanted =
          !each.overridden()
              && (named.isEmpty() || named.contains(facts.release().name()))
              && (architectures.isEmpty() || architectures.contains(facts.architecture()));
      if (wanted && of.isPresent()) {
        requests.add(request(each.index(), of.get(), usual, console));
      }
    }
    if (requests.isEmpty()) {
      throw Failure.environment(
          "no index of what --release and --arch name", "debwright index list shows those at hand");
    }
    return requests;
  }

  /** The index that a plan was made with. */
  static ArchiveIndex index(Target target, Console console)
      throws Failure, IOException, IndexException {
    Release release = release(target.release());
    return console
        .indexes()
        .find(release, target.architecture())
        .orElseThrow(() -> noIndex(release, target.architecture()))
        .index();
  }

  static Release release(String name) throws Failure {
    return Release.of(name)
        .orElseThrow(() -> Failure.input("no release " + name, "known are " + Release.known()));
  }

  static Failure noIndex(Release release, String architecture) {
    return Failure.environment(
        "no index for %s %s".formatted(release, architecture),
        "debwright index list shows those at hand; build one with debwright index build --release %s --arch %s --mirror URL"
            .formatted(release, architecture));
  }

  /** The architecture that was named, else that of the app. */
  Architecture architecture(Optional<Architecture> ofApp) throws Failure {
    if (architectures.size() > 1) {
      throw Failure.input(
          "several architectures: " + String.join(", ", architectures),
          "a package is for one; make one after the other");
    }
    return architectures(ofApp).get(0);
  }

  /** Those that were named, else that of the app. */
  List<Architecture> architectures(Optional<Architecture> ofApp) throws Failure {
    List<Architecture> named = new ArrayList<>();
    for (String name : architectures) {
      named.add(architecture(name));
    }
    return named.isEmpty() ? List.of(ofApp.orElse(Architecture.AMD64)) : named;
  }

  static Architecture architecture(String name) throws Failure {
    return Architecture.of(name)
        .orElseThrow(
            () ->
                Failure.input(
                    "no architecture " + name,
                    "known are " + String.join(", ", Architecture.codes())));
  }

  private DpkgRules rules(Release release) throws Failure {
    if (dpkg.isEmpty()) {
      return DpkgRules.of(release);
    }
    return dpkg(dpkg.get());
  }

  static DpkgRules dpkg(String version) throws Failure {
    return DpkgRules.of(version)
        .orElseThrow(
            () ->
                Failure.input(
                    "no rules of dpkg " + version,
                    "known are "
                        + String.join(
                            ", ",
                            Arrays.stream(DpkgRules.values()).map(DpkgRules::code).toList())));
  }
}
