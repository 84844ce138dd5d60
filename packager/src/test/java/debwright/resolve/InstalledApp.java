package debwright.resolve;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.debian.BuildDependencies;
import debwright.debian.ShlibsFile;
import debwright.elf.TinyElf;
import debwright.index.IndexException;
import debwright.index.SmallWorld;
import debwright.plan.Plan;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.NeededLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An app made object by object, and planned for a small release as ld.so sees it. */
final class InstalledApp {
  static final String SYSTEM = "/usr/lib/x86_64-linux-gnu/";
  private static final String LIBC =
      """
      libc.so.6 libc6 #MINVER#
       GLIBC_2.2.5@GLIBC_2.2.5 2.2.5
       GLIBC_2.9@GLIBC_2.9 2.9
       GLIBC_2.36@GLIBC_2.36 2.36
       puts@GLIBC_2.2.5 2.2.5
       young@GLIBC_2.36 2.36
      #MISSING: 3# gone@GLIBC_2.99 2.99
      """;
  private static final String LIBV = "libv.so.1 libv1 #MINVER#\n f@Base 1.2\n";

  private final Path folder;
  private final Path app;
  private final SmallWorld world =
      new SmallWorld()
          .add("libc6", SYSTEM + "libc.so.6", LIBC, "")
          .add("libv1", SYSTEM + "libv.so.1", LIBV, "");

  InstalledApp(Path folder) throws IOException {
    this.folder = folder;
    app = Files.createDirectories(folder.resolve("app"));
  }

  static TinyElf program() {
    return new TinyElf().interpreter("/lib64/ld-linux-x86-64.so.2");
  }

  /** What else the release has. */
  SmallWorld world() {
    return world;
  }

  InstalledApp object(String path, TinyElf elf) throws IOException {
    return file(path, elf.bytes());
  }

  InstalledApp link(String path, String target) throws IOException {
    Path link = app.resolve(path.substring(1));
    Files.createDirectories(link.toAbsolutePath().getParent());
    Files.createSymbolicLink(link, Path.of(target));
    return this;
  }

  InstalledApp script(String path, String text) throws IOException {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private InstalledApp file(String path, byte[] bytes) throws IOException {
    Path file = app.resolve(path.substring(1));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, bytes);
    return this;
  }

  ReleasePlan plan() throws IOException, IndexException, ArchiveException {
    return whole().releases().get(0);
  }

  Plan whole() throws IOException, IndexException, ArchiveException {
    return whole(Mode.LOADER);
  }

  /** For an installed system, without some packages. */
  ReleasePlan planWithout(String... excluded) throws IOException, IndexException, ArchiveException {
    Adjustments adjustments =
        new Adjustments(
            new ShlibsFile(List.of(), 0),
            PackageType.DEB,
            List.of(excluded),
            BuildDependencies.NONE);
    return whole(new Rules(Mode.LOADER, Strategy.SYMBOLS, DpkgRules.V1_21, List.of(), adjustments))
        .releases()
        .get(0);
  }

  ReleasePlan plan(Mode mode) throws IOException, IndexException, ArchiveException {
    return whole(mode).releases().get(0);
  }

  private Plan whole(Mode mode) throws IOException, IndexException, ArchiveException {
    return whole(new Rules(mode, Strategy.SYMBOLS, DpkgRules.V1_21, List.of()));
  }

  private Plan whole(Rules rules) throws IOException, IndexException, ArchiveException {
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      return Packager.of("app", List.of(tree))
          .plan(List.of(new Packager.Request(world.index(folder), Architecture.AMD64, rules)));
    }
  }

  String architecture() throws IOException, ArchiveException {
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      return Packager.of("app", List.of(tree)).architecture().orElseThrow().code();
    }
  }

  static List<String> providers(ReleasePlan plan, String object) {
    return plan.objects().stream()
        .filter(each -> each.path().equals(object))
        .flatMap(each -> each.needed().stream())
        .map(NeededLibrary::provider)
        .toList();
  }
}
