package debwright.label;

import debwright.index.Release;
import debwright.resolve.DpkgRules;
import debwright.source.Command;
import debwright.source.Progress;
import debwright.source.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A system in a folder, where dpkg-shlibdeps finds the libraries that packages need. Which packages
 * it holds decides ties between providers, so {@link #packages()} belongs to every label.
 */
public final class Root {
  private static final Path RUNNING = Path.of("/");

  private final Path folder;

  private Root(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens a root that was made before.
   *
   * @throws LabelException when there is none, or this is not the superuser
   */
  public static Root open(Path folder) throws IOException, LabelException {
    requireSuperuser();
    if (!Files.exists(status(folder))) {
      throw new LabelException(folder + " is no root: it has no dpkg database", "make one first");
    }
    return new Root(folder.toRealPath());
  }

  /**
   * The system that this process runs in. Nothing is entered, so the superuser's rights are not
   * needed.
   *
   * @throws LabelException when it is none of dpkg's, or has no dpkg-shlibdeps
   */
  public static Root running() throws LabelException {
    if (!Files.exists(status(RUNNING)) || !Command.exists("dpkg-shlibdeps")) {
      throw new LabelException(
          "this system has no dpkg-shlibdeps with a dpkg database",
          "install the package dpkg-dev on a Debian or Ubuntu system, or name a root");
    }
    return new Root(RUNNING);
  }

  /**
   * Makes a root: a minimal system by debootstrap, then the files and dpkg entries of each library
   * package, without its maintainer scripts. Goes on where an earlier try ended.
   *
   * @param suite of which archive and architecture; one of another than this machine's needs an
   *     emulator that the kernel knows (package qemu-user-static)
   * @param mirror where the archive is, or empty for debootstrap's own choice
   * @param libraries .debs of what the packages under test need
   * @throws LabelException when debootstrap or the superuser's rights are missing, or a step fails
   */
  public static Root make(
      Path folder, Suite suite, Optional<String> mirror, List<Path> libraries, Progress progress)
      throws IOException, LabelException {
    requireSuperuser();
    if (!Files.exists(status(folder))) {
      progress.at("debootstrap", 0, libraries.size());
      debootstrap(folder, suite, mirror);
    }
    Root root = open(folder);
    root.install(libraries, progress);
    return root;
  }

  private static void debootstrap(Path folder, Suite suite, Optional<String> mirror)
      throws IOException, LabelException {
    if (!Command.exists("debootstrap")) {
      throw new LabelException(
          "no program debootstrap on the path", "install the package debootstrap");
    }
    Command command =
        Command.of("debootstrap", "--variant=minbase", "--include=dpkg-dev,binutils")
            .with(List.of("--arch=" + suite.architecture(), suite.name()))
            .with(List.of(folder.toAbsolutePath().toString()))
            .with(mirror.stream().toList());
    Steps.run(command);
  }

  private static void requireSuperuser() throws IOException, LabelException {
    if (!Command.of("id", "-u").run().out().strip().equals("0")) {
      throw new LabelException(
          "labels are made in a root folder by chroot, which only the superuser may do",
          "run this command as root, for example with sudo or in a container");
    }
  }

  private void install(List<Path> libraries, Progress progress) throws IOException, LabelException {
    Set<String> have = new TreeSet<>();
    packages().forEach(line -> have.add(line.substring(0, line.indexOf(' '))));
    Installation installation = new Installation(folder);
    int done = 0;
    for (Path deb : libraries.stream().sorted().toList()) {
      progress.at("unpacking libraries", done++, libraries.size());
      DebFile library = DebFile.of(deb);
      if (have.add(library.name())) {
        installation.add(library);
      }
    }
    installation.chooseAlternatives();
  }

  /**
   * Puts another version of dpkg's tools beside the root's own, so that its answers can be had,
   * too.
   *
   * @param rules whose version it is
   * @param debs its packages, dpkg-dev and libdpkg-perl, which are for all architectures
   */
  public Tool tool(DpkgRules rules, List<Path> debs) throws IOException, LabelException {
    String prefix = Tool.prefix(rules);
    for (Path deb : debs) {
      Steps.run(Command.of("dpkg-deb", "-x", deb.toString(), folder + prefix));
    }
    return new Tool(prefix, Optional.empty());
  }

  /**
   * Puts programs of this machine into a root of another architecture.
   *
   * @param architecture the root's
   * @param debs this machine's packages
   */
  public NativeMachine nativeMachine(String architecture, List<Path> debs)
      throws IOException, LabelException {
    return NativeMachine.in(folder, architecture, debs);
  }

  /** The tool of those rules that is in it, if there is one. */
  public Optional<Tool> findTool(DpkgRules rules) throws IOException {
    if (release().map(DpkgRules::of).equals(Optional.of(rules))) {
      return Optional.of(Tool.OWN);
    }
    String prefix = Tool.prefix(rules);
    return Files.exists(folder.resolve(prefix.substring(1)).resolve("usr/bin/dpkg-shlibdeps"))
        ? Optional.of(new Tool(prefix, Optional.empty()))
        : Optional.empty();
  }

  /** Its release, as os-release(5) says; empty where that is none that is known. */
  public Optional<Release> release() throws IOException {
    Path file = folder.resolve("etc/os-release");
    Map<String, String> fields = new TreeMap<>();
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        fields.put(line.substring(0, equals), line.substring(equals + 1).replace("\"", ""));
      }
    }
    return Release.of(fields.getOrDefault("VERSION_CODENAME", ""))
        .or(() -> Release.of(fields.get("ID") + ":" + fields.get("VERSION_ID")));
  }

  /** Its architecture, Debian's name. */
  public String architecture() throws IOException, LabelException {
    return Steps.run(dpkgQuery().with(List.of("-W", "-f", "${Architecture}", "dpkg"))).strip();
  }

  private Command dpkgQuery() {
    return Command.of("dpkg-query", "--admindir=" + folder.resolve("var/lib/dpkg"));
  }

  /** What is in it, sorted: lines of {@code NAME VERSION}. */
  public List<String> packages() throws IOException, LabelException {
    String listed = Steps.run(dpkgQuery().with(List.of("-W", "-f", "${Package} ${Version}\\n")));
    return Arrays.stream(listed.split("\n", -1)).filter(l -> !l.isBlank()).sorted().toList();
  }

  /** Where it is on this machine. */
  public Path folder() {
    return folder;
  }

  /** The words that a command in it begins with. */
  List<String> entry() {
    return folder.equals(RUNNING) ? List.of() : List.of("chroot", folder.toString());
  }

  /** How a path of this machine is called in it. */
  String inside(Path path) {
    return "/" + folder.relativize(path);
  }

  private static Path status(Path folder) {
    return folder.resolve("var/lib/dpkg/status");
  }
}
