package debwright.curation;

import debwright.index.Release;
import debwright.label.LabelException;
import debwright.label.Root;
import debwright.label.Tool;
import debwright.resolve.DpkgRules;
import debwright.source.AptArchive;
import debwright.source.AptSource;
import debwright.source.Available;
import debwright.source.FetchException;
import debwright.source.FetchException.Reason;
import debwright.source.Progress;
import debwright.source.Suite;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds a dpkg-shlibdeps of the wanted rules for a root. */
final class Tools {
  private static final Set<String> PACKAGES = Set.of("dpkg-dev", "libdpkg-perl");

  private final AptSource apt;
  private final Progress progress;

  Tools(AptSource apt, Progress progress) {
    this.apt = apt;
    this.progress = progress;
  }

  /** The root's own where it goes by those rules; else that of a release which does. */
  Tool of(Root root, Suite suite, DpkgRules rules)
      throws IOException, FetchException, LabelException {
    boolean own = Release.of(suite.name()).map(DpkgRules::of).equals(Optional.of(rules));
    return own
        ? Tool.OWN
        : beside(root, new Suite(home(rules), "main", suite.architecture()), rules);
  }

  private Tool beside(Root root, Suite home, DpkgRules rules)
      throws IOException, FetchException, LabelException {
    AptArchive archive = apt.archive(home);
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
