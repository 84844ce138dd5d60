package debwright.exact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.debian.BuildDependencies;
import debwright.debian.DebianSyntaxException;
import debwright.debian.ShlibsFile;
import debwright.elf.TinyElf;
import debwright.index.IndexException;
import debwright.plan.ReleasePlan;
import debwright.resolve.Adjustments;
import debwright.resolve.Architecture;
import debwright.resolve.DpkgRules;
import debwright.resolve.Mode;
import debwright.resolve.PackageType;
import debwright.resolve.Packager;
import debwright.resolve.Rules;
import debwright.resolve.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A package that is given to both dpkg-shlibdeps and us, and how. */
final class Trial {
  private final String name;
  private final World world;
  private final Path folder;
  private final Map<String, TinyElf> objects = new TreeMap<>();
  private final List<String> excluded = new ArrayList<>();
  private final List<String> privateFolders = new ArrayList<>();
  private String local = "";
  private String buildDepends = "";
  private PackageType type = PackageType.DEB;
  private boolean alone;

  /**
   * @param folder for its files
   */
  Trial(String name, World world, Path folder) {
    this.name = name;
    this.world = world;
    this.folder = folder;
  }

  Trial object(String path, TinyElf elf) {
    objects.put(path, elf.sections());
    return this;
  }

  Trial excludes(String... names) {
    excluded.addAll(List.of(names));
    return this;
  }

  Trial privateFolder(String path) {
    privateFolders.add(path);
    return this;
  }

  Trial local(String shlibs) {
    local = shlibs;
    return this;
  }

  Trial buildDepends(String field) {
    buildDepends = field;
    return this;
  }

  Trial udeb() {
    type = PackageType.UDEB;
    return this;
  }

  /** The one object is no file of a package. */
  Trial alone() {
    alone = true;
    return this;
  }

  String name() {
    return name;
  }

  Path folder() {
    return folder;
  }

  World world() {
    return world;
  }

  private Path tree() {
    return alone ? folder.resolve("alone") : folder.resolve("debian/app");
  }

  /** Writes its files, and what {@code debian/} needs besides. */
  void write() throws IOException {
    Files.createDirectories(folder.resolve("debian"));
    if (!alone) {
      Files.createDirectories(tree().resolve("DEBIAN"));
    }
    Files.writeString(folder.resolve("debian/control"), control());
    if (!local.isEmpty()) {
      Files.writeString(folder.resolve("debian/shlibs.local"), local, ISO_8859_1);
    }
    for (Map.Entry<String, TinyElf> object : objects.entrySet()) {
      Path file = tree().resolve(object.getKey().substring(1));
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, object.getValue().bytes());
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private String control() {
    String built = buildDepends.isEmpty() ? "" : "Build-Depends: " + buildDepends + "\n";
    return "Source: app\n%s\nPackage: app\nArchitecture: any\n".formatted(built);
  }

  /** What dpkg-shlibdeps is called with in its folder. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add("--admindir=" + world.database());
    arguments.add("-O");
    arguments.add("--ignore-missing-info");
    arguments.add("-t" + type);
    excluded.forEach(each -> arguments.add("-x" + each));
    privateFolders.forEach(each -> arguments.add("-l" + each));
    world.searched().forEach(each -> arguments.add("-l" + each));
    String tree = String.valueOf(tree().getFileName());
    String start = alone ? tree : "debian/" + tree;
    objects.keySet().forEach(path -> arguments.add(start + path));
    return arguments;
  }

  /** Our plan. */
  ReleasePlan plan(DpkgRules dpkg)
      throws IOException, ArchiveException, IndexException, InterruptedException {
    Path app = alone ? tree().resolve(objects.keySet().iterator().next().substring(1)) : tree();
    Rules rules = new Rules(Mode.EXACT, Strategy.SYMBOLS, dpkg, privateFolders, adjustments());
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      return Packager.of("app", List.of(tree))
          .plan(List.of(new Packager.Request(world.index(), Architecture.AMD64, rules)))
          .releases()
          .get(0);
    }
  }

  private Adjustments adjustments() {
    try {
      return new Adjustments(
          ShlibsFile.parse(local),
          type,
          excluded,
          BuildDependencies.ofControl(control(), Architecture.AMD64.code()));
    } catch (DebianSyntaxException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** Our answer as dpkg-shlibdeps would print it. */
  String ours(DpkgRules dpkg)
      throws IOException, ArchiveException, IndexException, InterruptedException {
    String depends = plan(dpkg).depends();
    return depends.isEmpty() ? "" : "shlibs:Depends=" + depends + "\n";
  }
}
