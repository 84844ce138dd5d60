package debwright.resolve;

import debwright.elf.DynamicSymbol;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which programs of an app open a plugin: those that define the most of what it leaves undefined,
 * as a server defines the functions that its modules call. A plugin of Java or node is opened by
 * the app only if the app has a Java or node of its own.
 */
final class Openers {
  private static final String OF_NODE = "napi_";
  private static final String OF_JAVA = "Java_";
  private static final String JAVA_ENTRY = "JNI_OnLoad";
  private static final String JAVA = "libjvm.so";

  private final List<LoaderProcess> programs;
  private final boolean ownJava;

  Openers(List<LoaderProcess> programs, List<AppObject> objects) {
    this.programs = programs;
    this.ownJava = objects.stream().anyMatch(object -> object.fileName().equals(JAVA));
  }

  /** The nearest first; of equals the first by path. */
  List<LoaderProcess> of(AppObject plugin) {
    // Libraries that a program of the app loads as well do not make the program its opener.
    if (!ownJava && ofJava(plugin)) {
      return List.of();
    }
    Set<String> wanted =
        plugin.elf().symbols().stream()
            .filter(symbol -> !symbol.defined() && symbol.version().isEmpty())
            .map(DynamicSymbol::name)
            .collect(Collectors.toSet());
    long most = programs.stream().mapToLong(each -> shared(each, wanted)).max().orElse(0);
    if (most == 0 && hosted(plugin, wanted)) {
      return List.of();
    }
    return programs.stream()
        .filter(each -> shared(each, wanted) == most)
        .sorted(Comparator.comparingInt(each -> -near(each, plugin)))
        .toList();
  }

  private static long shared(LoaderProcess program, Set<String> wanted) {
    return wanted.stream().filter(program.defines()::contains).count();
  }

  private static int near(LoaderProcess program, AppObject plugin) {
    return AppFiles.shared(program.root().path(), plugin.path());
  }

  private static boolean hosted(AppObject plugin, Set<String> wanted) {
    return plugin.fileName().endsWith(".node")
        || wanted.stream().anyMatch(name -> name.startsWith(OF_NODE));
  }

  private static boolean ofJava(AppObject plugin) {
    return plugin.elf().symbols().stream()
        .filter(DynamicSymbol::defined)
        .map(DynamicSymbol::name)
        .anyMatch(name -> name.startsWith(OF_JAVA) || name.equals(JAVA_ENTRY));
  }
}
