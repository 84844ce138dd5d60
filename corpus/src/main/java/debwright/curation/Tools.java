package debwright.curation;

import debwright.index.Release;
import debwright.label.LabelException;
import debwright.label.NativeMachine;
import debwright.label.Root;
import debwright.label.Tool;
import debwright.resolve.DpkgRules;
import debwright.source.AptSource;
import debwright.source.Archive;
import debwright.source.Available;
import debwright.source.Closure;
import debwright.source.Command;
import debwright.source.FetchException;
import debwright.source.FetchException.Reason;
import debwright.source.Progress;
import debwright.source.Suite;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds a dpkg-shlibdeps of the wanted rules for a root. */
final class Tools {
  private static final Set<String> PACKAGES = Set.of("dpkg-dev", "libdpkg-perl");

  private final AptSource apt;
  private final Progress progress;

  Tools(AptSource apt, Progress progress) {
    this.apt = apt;
    this.progress = progress;
  }

  /**
   * The root's own where it goes by those rules; else that of a release which does. In a root of
   * another architecture this machine's programs run it.
   */
  Tool of(Root root, Suite suite, DpkgRules rules)
      throws IOException, FetchException, LabelException {
    boolean own = Release.of(suite.name()).map(DpkgRules::of).equals(Optional.of(rules));
    Suite home = new Suite(home(rules), "main", suite.architecture());
    Tool tool = own ? Tool.OWN : beside(root, home, rules);
    String here = Command.of("dpkg", "--print-architecture").run().out().strip();
    return suite.architecture().equals(here)
        ? tool
        : tool.runBy(machine(root, suite, new Suite(suite.name(), suite.component(), here)));
  }

  private NativeMachine machine(Root root, Suite suite, Suite here)
      throws IOException, FetchException, LabelException {
    Archive archive = apt.archive(here, progress);
    List<Available> all = archive.packages();
    Set<String> names = new TreeSet<>(NativeMachine.PACKAGES);
    names.add(binutils(suite.architecture()));
    List<Available> wanted = all.stream().filter(each -> names.contains(each.name())).toList();
    Set<Available> needed = new LinkedHashSet<>(wanted);
    needed.addAll(new Closure(all).of(wanted));
    return root.nativeMachine(suite.architecture(), apt.fetch(archive, needed, progress));
  }

  /** The package that has an objdump for an architecture, named for its GNU triplet. */
  private static String binutils(String architecture) throws IOException {
    String triplet =
        Command.of("dpkg-architecture", "-f", "-a" + architecture, "-q", "DEB_HOST_GNU_TYPE")
            .run()
            .out()
            .strip();
    return "binutils-" + triplet.replace('_', '-');
  }

  private Tool beside(Root root, Suite home, DpkgRules rules)
      throws IOException, FetchException, LabelException {
    Archive archive = apt.archive(home, progress);
    List<Available> found =
        archive.packages().stream().filter(each -> PACKAGES.contains(each.name())).toList();
    if (found.size() != PACKAGES.size()) {
      throw new FetchException(
          Reason.MISSING_VERSION, "%s should have %s, found %s".formatted(home, PACKAGES, found));
    }
    return root.tool(rules, apt.fetch(archive, found, progress));
  }

  private static String home(DpkgRules rules) {
    return switch (rules) {
      case V1_21 -> "bookworm";
      case V1_22_22 -> "trixie";
    };
  }
}
