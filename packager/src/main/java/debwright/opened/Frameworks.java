package debwright.opened;

import debwright.archive.AppEntry;
import debwright.index.IndexException;
import debwright.index.InstalledPath;
import debwright.opened.OpeningApp.OpeningObject;
import debwright.opened.OpeningApp.Part;
import debwright.opened.Wanted.Choice;
import debwright.plan.ReleasePlan.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the frameworks that an app is made of are known to open. */
final class Frameworks {
  /** The evidence's source. */
  static final String SOURCE = "framework";

  private static final Pattern BESIDE =
      Pattern.compile(".*\\.pak|(?:v8_context_snapshot|snapshot_blob)(?:\\..*)?\\.bin");

  private static final Set<String> DOTNET = Set.of("DotNetRuntimeInfo", "coreclr_initialize");

  /** Of what .NET puts a version of its own behind the name; the youngest that is there serves. */
  private static final List<String> ICU =
      IntStream.iterate(99, version -> version >= 50, version -> version - 1)
          .mapToObj(version -> "libicuuc.so." + version)
          .toList();

  private static final List<String> OPENSSL =
      List.of("libssl.so.3", "libssl.so.1.1", "libssl.so.1.0.2", "libssl.so.1.0.0");

  /** Libraries that are Java's own, which no package has where ld.so looks. */
  private static final Map<String, String> JAVA =
      Map.of(
          "libjvm.so", "default-jre-headless | java-runtime-headless",
          "libjawt.so", "default-jre | java-runtime");

  private final OpeningApp app;
  private final SystemLibraries libraries;
  private final Set<String> chromiums;

  Frameworks(OpeningApp app, Part part, SystemLibraries libraries) {
    this.app = app;
    this.libraries = libraries;
    this.chromiums = chromiums(part);
  }

  // Its data and, beside them, its resources or, where it has no window, what its engine starts
  // from.
  private static Set<String> chromiums(Part part) {
    Set<String> folders = folders(part, name -> name.equals("icudtl.dat"));
    folders.retainAll(folders(part, name -> BESIDE.matcher(name).matches()));
    return folders;
  }

  private static Set<String> folders(Part part, Predicate<String> name) {
    return part.tree().entries().stream()
        .map(AppEntry::path)
        .filter(path -> name.test(OpeningApp.fileName(path)))
        .map(InstalledPath::folder)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The framework that an object is made of and that is known to open a library, if any is. */
  Optional<Framework> of(OpeningObject object, String soname) {
    for (Framework framework : Framework.values()) {
      // To look through all symbols of an object takes longest.
      if (framework.priority(soname).isPresent() && isIn(framework, object)) {
        return Optional.of(framework);
      }
    }
    return Optional.empty();
  }

  private boolean isIn(Framework framework, OpeningObject object) {
    return switch (framework) {
      case CHROMIUM -> chromiums.contains(InstalledPath.folder(object.path()));
      case GLFW, SDL -> framework.isIn(object);
    };
  }

  /** What an object opens whose name no string of it tells whole, or no library package has. */
  List<Wanted> wanted(NamedLibraries named) throws IndexException {
    List<Wanted> wanted = new ArrayList<>();
    OpeningObject object = named.object();
    if (Framework.defines(object, DOTNET)) {
      one(Priority.RECOMMENDED, ICU, object, wanted);
      one(Priority.RECOMMENDED, OPENSSL, object, wanted);
      one(Priority.SUGGESTED, List.of("libgssapi_krb5.so.2"), object, wanted);
    }
    named.offsets().keySet().stream()
        .filter(name -> JAVA.containsKey(name) && !app.brings("libjvm.so") && !app.needs(name))
        .forEach(name -> wanted.add(java(name, object)));
    return wanted;
  }

  private void one(
      Priority priority, List<String> sonames, OpeningObject object, List<Wanted> wanted)
      throws IndexException {
    List<Choice> choices = new ArrayList<>();
    for (String soname : sonames) {
      Optional<String> name = libraries.packageOf(soname);
      if (app.brings(soname) || app.needs(soname)) {
        return;
      }
      name.ifPresent(found -> choices.add(new Choice(found, evidence(object, soname, ".NET"))));
    }
    if (!choices.isEmpty()) {
      wanted.add(new Wanted(priority, choices));
    }
  }

  private static Wanted java(String name, OpeningObject object) {
    String relation = JAVA.getOrDefault(name, "");
    return new Wanted(
        Priority.RECOMMENDED, List.of(new Choice(relation, evidence(object, name, "Java"))));
  }

  private static Evidence evidence(OpeningObject object, String soname, String what) {
    return new Evidence(object.path(), soname, SOURCE, "", "", what);
  }
}
