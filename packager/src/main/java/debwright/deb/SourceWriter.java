package debwright.deb;

import debwright.archive.AppTree;
import debwright.debian.Version;
import debwright.plan.PackagePlan;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Writes source packages (dpkg-source(1)), which dpkg-buildpackage turns into the package that
 * {@link DebWriter} writes: the same control.tar and data.tar, compressed its own way.
 */
public final class SourceWriter {
  private final Packing packing;

  public SourceWriter(Packing packing) {
    this.packing = packing;
  }

  /**
   * Writes {@code folder/NAME-VERSION} with the app's files as installed and a {@code debian}
   * folder, and where the version has a Debian revision {@code folder/NAME_VERSION.orig.tar.xz}
   * with the former, so that {@code dpkg-source -b NAME-VERSION} makes the rest. They are there
   * whole or not at all.
   *
   * @param app open, with the contents of every file that the plan copies
   * @return the folder of the source
   * @throws DebException when the plan makes no package
   * @throws IOException when there is such a folder already, the app cannot be read, or the source
   *     not be written
   */
  public Path write(PackagePlan plan, AppTree app, Path folder) throws IOException, DebException {
    PlanChecks.run(plan, app);
    Path target = folder.resolve(SourceControl.name(plan) + "-" + version(plan).upstream());
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString(), null, "it is there already");
    }
    Layout layout = Layout.of(plan.files(), app);
    Files.createDirectories(folder);
    try (UnfinishedFolder made = new UnfinishedFolder(target)) {
      new SourceFiles(plan, layout).write(made);
      new DebianFolder(plan, layout, packing.time()).write(made);
      if (SourceControl.revised(plan)) {
        original(plan, layout, folder);
      }
      return made.finish();
    }
  }

  private static Version version(PackagePlan plan) {
    return new Version(plan.field("Version"));
  }

  private void original(PackagePlan plan, Layout layout, Path folder) throws IOException {
    String name = SourceControl.name(plan);
    String upstream = version(plan).upstream();
    Path tar = folder.resolve("%s_%s.orig.tar.xz".formatted(name, upstream));
    try (Unfinished file = new Unfinished(tar)) {
      Compression.XZ.pack(
          file,
          packing.threads(),
          out ->
              new SourceFiles(plan, layout)
                  .tar(new TarOutput(out, packing.seconds()), name + "-" + upstream + "/"));
      file.finish();
    }
  }
}
