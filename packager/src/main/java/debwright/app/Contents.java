package debwright.app;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.plan.InstalledFile;
import debwright.plan.InstalledFile.Copied;
import debwright.plan.InstalledFile.Folder;
import debwright.plan.InstalledFile.Link;
import debwright.plan.LeftOut;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which files of an app a package installs, where, and with which modes. */
final class Contents {
  private static final String SANDBOX = "chrome-sandbox";

  private static final int SPECIAL_BITS = 06000;
  private static final int SANDBOX_MODE = 04755;
  private static final int PROGRAM_MODE = 0755;
  private static final int FILE_MODE = 0644;
  private static final Pattern LITTER =
      Pattern.compile("(?:.*/)?(?:\\.DS_Store|__MACOSX|\\.git|\\.svn|\\.hg|Thumbs\\.db)(?:/.*)?");

  private final AppTree tree;
  private final AppLayout layout;
  private final Map<String, AppFile> files = new HashMap<>();
  private final Map<String, String> foreign = new HashMap<>();
  private final Set<String> programs;
  private final Set<String> chromiums;
  private final boolean keepForeign;
  private final List<InstalledFile> installed = new ArrayList<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param foreign what is not for the wanted system
   * @param programs paths that must be executable
   */
  Contents(
      AppTree tree, AppLayout layout, List<AppFile> files, Foreign foreign, Set<String> programs) {
    this.tree = tree;
    this.layout = layout;
    files.forEach(file -> this.files.put(file.path(), file));
    foreign.objects().forEach(each -> this.foreign.put(each.path(), each.reason()));
    this.keepForeign = foreign.kept();
    this.programs = Set.copyOf(programs);
    this.chromiums = Graphical.chromiums(files);
  }

  /**
   * What is not for the wanted system.
   *
   * @param objects ELF files for other platforms
   * @param kept whether it is installed nevertheless
   */
  record Foreign(List<LeftOut> objects, boolean kept) {
    Foreign {
      objects = List.copyOf(objects);
    }
  }

  Contents choose() {
    Set<String> parents = new HashSet<>();
    tree.entries().forEach(entry -> parents.add(parent(entry.path())));
    for (AppEntry entry : tree.entries()) {
      Optional<String> path = layout.installed(entry.path());
      if (path.isPresent()) {
        choose(entry, path.get(), parents.contains(entry.path()));
      }
    }
    return this;
  }

  List<InstalledFile> installed() {
    return installed;
  }

  List<LeftOut> leftOut() {
    return leftOut;
  }

  List<String> warnings() {
    return warnings;
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  private void choose(AppEntry entry, String path, boolean holdsSome) {
    if (LITTER.matcher(entry.path()).matches()) {
      leave(entry, "left behind by a file manager or a version control system", holdsSome);
      return;
    }
    if (layout.isControl(entry.path())) {
      leave(entry, "a control file of the package that the app came as", holdsSome);
      return;
    }
    switch (entry.kind()) {
      case DIRECTORY -> folder(path, holdsSome);
      case SYMLINK -> link(entry, path);
      case OTHER -> leave(entry, "a device, pipe or socket", false);
      case FILE -> file(entry, path);
    }
  }

  private void leave(AppEntry entry, String reason, boolean saidForContents) {
    if (!saidForContents) {
      leftOut.add(new LeftOut(entry.path(), reason));
    }
  }

  private void folder(String path, boolean holdsSome) {
    if (!holdsSome) {
      installed.add(new Folder(path, PROGRAM_MODE));
    }
  }

  private void link(AppEntry entry, String path) {
    String target = entry.linkTarget();
    if (layout.system() || staysInside(entry.path(), target)) {
      installed.add(new Link(path, target));
    } else {
      leave(entry, "a link to %s, out of the app".formatted(target), false);
    }
  }

  private boolean staysInside(String path, String target) {
    if (target.startsWith("/")) {
      return false;
    }
    int depth = Papers.depth(path.substring(layout.root().length()));
    for (String name : target.split("/", -1)) {
      depth += name.equals("..") ? -1 : name.isEmpty() || name.equals(".") ? 0 : 1;
      if (depth < 0) {
        return false;
      }
    }
    return true;
  }

  private void file(AppEntry entry, String path) {
    Optional<String> reason = foreign(entry);
    if (reason.isPresent() && !keepForeign) {
      leave(entry, reason.get(), false);
      return;
    }
    installed.add(new Copied(path, mode(entry), entry.path()));
  }

  private Optional<String> foreign(AppEntry entry) {
    AppFile file = files.get(entry.path());
    if (file != null && file.is(FileNature.Kind.MACH_O)) {
      return Optional.of("for macOS");
    }
    if (file != null && file.is(FileNature.Kind.PE)) {
      return Optional.of("for Windows");
    }
    return Optional.ofNullable(foreign.get(entry.path()));
  }

  private int mode(AppEntry entry) {
    AppFile file = files.get(entry.path());
    if (file == null) {
      return FILE_MODE;
    }
    if (isSandbox(file)) {
      warnings.add(
          "%s is installed with the right to become root (mode 4755): Chromium's sandbox needs it where the kernel forbids user namespaces"
              .formatted(entry.path()));
      return SANDBOX_MODE;
    }
    if ((entry.mode() & SPECIAL_BITS) != 0) {
      warnings.add(
          "%s came with mode %04o: it is installed without the right to run as another user"
              .formatted(entry.path(), entry.mode()));
    }
    return executable(file) ? PROGRAM_MODE : FILE_MODE;
  }

  // The right to become root goes by more than a name: Chromium's data must lie beside it.
  private boolean isSandbox(AppFile file) {
    return file.name().equals(SANDBOX) && file.program() && chromiums.contains(parent(file.path()));
  }

  // What neither the kernel nor a shell can start needs no such bit; a library that is a program as
  // well, as libc.so.6 is, has an interpreter.
  private boolean executable(AppFile file) {
    if (programs.contains(file.path()) || file.program()) {
      return true;
    }
    if (!file.marked()) {
      return false;
    }
    boolean library = file.elf().isPresent() && file.namedAsLibrary();
    return file.is(FileNature.Kind.SCRIPT)
        || (file.elf().isPresent() && !library)
        || (library && file.elf().get().interpreter().isPresent());
  }
}
