package debwright.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.policy.Pins;
import debwright.resolve.Found.How;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks this machine's dynamic linker and ours the same: which file each needed library is. Only
 * objects that a test has compiled are handed to the former, and it only lists.
 *
 * @param root a copy of the system's root with the objects at the places where they were compiled;
 *     it has a DEBIAN/control, which makes it a system
 */
record RealLoader(Path root) {
  private static final Path INDEX =
      Path.of("src/main/resources/debwright/index/debian-12-amd64.index");
  private static final Path LINKER = Path.of("/lib64/ld-linux-x86-64.so.2");
  private static final Pattern LINE =
      Pattern.compile("\\s+(\\S+)(?: => (\\S+|not found))?(?: \\(0x[0-9a-f]+\\))?");
  private static final Pattern NO_VERSION =
      Pattern.compile("(?m)^(\\S+): (\\S+): version `([^']+)' not found");
  private static final String NOWHERE = "not found";
  private static final String SYSTEM = "the system's";

  /**
   * What one of the two says of an object, and of what it loads.
   *
   * @param libraries needed names to paths; two who ask for one name may get two answers
   */
  record Answer(Map<String, Set<String>> libraries, List<String> unmet) {
    boolean complete() {
      return libraries.values().stream().noneMatch(paths -> paths.contains(NOWHERE));
    }
  }

  /** Takes what was compiled into the copy of the root. */
  void take(Path folder) throws IOException, InterruptedException {
    Path place = root.resolve(folder.toString().substring(1));
    Files.createDirectories(place.getParent());
    Files.createDirectories(root.resolve("DEBIAN"));
    Files.writeString(root.resolve("DEBIAN/control"), "");
    debwright.debian.Tools.sh("cp -a '%s' '%s'".formatted(folder, place));
  }

  /** What the machine's dynamic linker says of it on a plain processor. */
  static Answer real(Path object, String libraryPath) throws IOException, InterruptedException {
    List<String> command =
        List.of(linker(object), "--glibc-hwcaps-mask", "none", object.toString());
    ProcessBuilder list = new ProcessBuilder(command).redirectErrorStream(true);
    list.environment().put("LD_TRACE_LOADED_OBJECTS", "1");
    list.environment().remove("LD_PRELOAD");
    list.environment().put("LD_LIBRARY_PATH", libraryPath);
    Process process = list.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    Map<String, Set<String>> libraries = new TreeMap<>();
    said.lines().map(LINE::matcher).filter(Matcher::matches).forEach(m -> put(m, libraries));
    List<String> unmet = new ArrayList<>();
    NO_VERSION.matcher(said).results().map(m -> m.group(3)).forEach(unmet::add);
    assertThat(libraries).as(said).isNotEmpty();
    return new Answer(libraries, unmet);
  }

  private static String linker(Path object) throws IOException {
    byte[] head = Files.readAllBytes(object);
    return head[4] == 1 ? "/lib/ld-linux.so.2" : LINKER.toString();
  }

  private static void put(Matcher line, Map<String, Set<String>> libraries) {
    String name = line.group(1);
    if (!name.startsWith("linux-vdso") && !name.contains("/ld-linux")) {
      String path = line.group(2) == null ? name : line.group(2);
      add(libraries, name, shown(path));
    }
  }

  private static void add(Map<String, Set<String>> libraries, String name, String path) {
    libraries.computeIfAbsent(name, key -> new TreeSet<>()).add(path);
  }

  // Which of the system's folders a library is in differs from one system to the other.
  private static String shown(String path) {
    if (path.matches("(?:/usr)?/lib.*")) {
      return SYSTEM;
    }
    return path.startsWith("/") ? Path.of(path).normalize().toString() : path;
  }

  /** What ours says, of the names that are asked for by objects of the app. */
  Answer ours(Path object, String libraryPath)
      throws IOException, ArchiveException, IndexException {
    try (AppTree tree = AppTree.open(root, Limits.DEFAULT)) {
      List<AppObject> objects =
          ObjectReader.read(new ElfFiles(tree), Mode.LOADER, ElfFiles.Extent.WHOLE)
              .dynamic(Architecture.AMD64);
      ArchiveIndex index = ArchiveIndex.open(INDEX);
      AppFiles files = new AppFiles(tree, objects);
      LoaderWorld world =
          LoaderWorld.of(files, new ArchiveLibraries(index, Pins.NONE), Architecture.AMD64);
      AppObject root =
          objects.stream()
              .filter(each -> each.path().equals(object.toString()))
              .findFirst()
              .orElseThrow();
      List<String> folders = libraryPath.isEmpty() ? List.of() : List.of(libraryPath);
      return answer(world, new LoaderProcess(world, root, folders, Optional.empty()).load());
    }
  }

  private static Answer answer(LoaderWorld world, LoaderProcess process) throws IndexException {
    Map<String, Set<String>> libraries = new TreeMap<>();
    List<String> unmet = new ArrayList<>();
    Map<String, AppObject> objects = new HashMap<>();
    process.objects().forEach(each -> objects.put(each.path(), each));
    for (Map.Entry<LoaderProcess.Need, Found> each : process.found().entrySet()) {
      String name = each.getKey().soname();
      Found found = each.getValue();
      String path = found.candidate().map(Candidate::path).orElse(NOWHERE);
      add(libraries, name, found.is(How.SEARCHED) ? shown(path) : NOWHERE);
      AppObject object = Optional.ofNullable(objects.get(each.getKey().object())).orElseThrow();
      world.offers().unmet(object, name, found).forEach(one -> unmet.add(one.version()));
    }
    return new Answer(libraries, unmet);
  }
}
