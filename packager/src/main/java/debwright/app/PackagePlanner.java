package debwright.app;

import debwright.archive.AppTree;
import debwright.plan.LeftOut;
import debwright.plan.PackagePlan;
import debwright.plan.PackagePlan.Candidate;
import debwright.plan.ReleasePlan;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Plans the package of an app: what it is called, what it installs, how it starts. */
public final class PackagePlanner {
  private final App app;
  private final Wishes wishes;
  private final Papers papers;
  private final List<AppFile> files;
  private final Map<String, DesktopFile> desktops;

  private PackagePlanner(App app, Wishes wishes) throws IOException {
    this.app = app;
    this.wishes = wishes;
    papers = new Papers(app.tree);
    files = AppFiles.of(app.tree, papers);
    desktops = Menu.own(papers);
  }

  /**
   * An app to package.
   *
   * @param tree its files, with the contents of all of them
   * @param fileName that it came with
   * @param date of what is written; a constant keeps packages the same
   */
  public record App(AppTree tree, String fileName, Instant date) {}

  /**
   * Plans for one release.
   *
   * @param needs what the app needs there
   * @throws PackagingException when no package can be made of it
   */
  public static PackagePlan plan(App app, ReleasePlan needs, Wishes wishes)
      throws IOException, PackagingException {
    return new PackagePlanner(app, wishes).plan(needs);
  }

  private PackagePlan plan(ReleasePlan needs) throws IOException, PackagingException {
    Identities identities =
        new Identities(papers, wishes, app.fileName, List.copyOf(desktops.values()));
    Identity identity = identities.find();
    Map<String, String> bin = identities.packageJson().map(PackageJson::bin).orElse(Map.of());
    List<Candidate> choice = programs(identity, bin).choose(usable(needs), wishes.command());
    PackageDraft.Known known =
        new PackageDraft.Known(
            papers, files, usable(needs), desktops, bin, choice, identities.warnings());
    return new PackageDraft(app, identity, known, needs).plan(wishes.keepForeign());
  }

  private List<AppFile> usable(ReleasePlan needs) {
    Set<String> foreign =
        needs.loading().leftOut().stream().map(LeftOut::path).collect(Collectors.toSet());
    AppLayout layout = AppLayout.of(app.tree, "");
    return files.stream()
        .filter(file -> !foreign.contains(file.path()) && !layout.isControl(file.path()))
        .toList();
  }

  private Programs programs(Identity identity, Map<String, String> bin) {
    Set<String> started =
        desktops.values().stream()
            .flatMap(each -> each.program().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return new Programs(identity.names(), started, bin);
  }
}
