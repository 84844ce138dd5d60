package debwright.app;

import debwright.plan.InstalledFile;
import debwright.plan.InstalledFile.Link;
import debwright.plan.InstalledFile.Written;
import debwright.plan.Loading.ProgramPlan;
import debwright.plan.PackagePlan.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts an app's programs on the PATH: a link, or a wrapper where the loader must be told of
 * folders, or where a script looks for its files beside the name that it was called by.
 */
final class Launchers {
  /** How a command starts a class of an unpacked jar. */
  static final String JAVA = "java";

  private static final int MODE = 0755;
  private static final Pattern BY_NAME = Pattern.compile("\\$\\{?0\\b|BASH_SOURCE");
  private static final Pattern FOLLOWS = Pattern.compile("readlink|realpath|\\[\\[? +-[hL] ");

  private final AppLayout layout;
  private final Papers papers;
  private final Map<String, List<String>> libraryFolders = new TreeMap<>();
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final List<InstalledFile> files = new ArrayList<>();

  /**
   * @param programs with the folders of the app that their loader must be told of
   */
  Launchers(AppLayout layout, Papers papers, List<ProgramPlan> programs) {
    this.layout = layout;
    this.papers = papers;
    programs.forEach(each -> libraryFolders.put(each.path(), each.libraryFolders()));
  }

  List<Command> commands() {
    return List.copyOf(commands.values());
  }

  List<InstalledFile> files() {
    return files;
  }

  /** Adds a command for a program of the app; one of that name that came before stays. */
  void add(String name, AppFile program) throws IOException {
    Optional<String> path = layout.installed(program.path());
    if (path.isEmpty() || commands.containsKey(name)) {
      return;
    }
    String target = path.get();
    if (layout.system()) {
      commands.put(name, new Command(name, target, "installed"));
    } else if (folders(program).isEmpty() && !needsItsPath(program)) {
      commands.put(name, new Command(name, target, "link"));
      files.add(new Link(place(name), target));
    } else {
      commands.put(name, new Command(name, target, "wrapper"));
      files.add(new Written(place(name), MODE, wrapper(target, folders(program)), false));
    }
  }

  /** Adds a command for a class of a jar that lies unpacked in the app's folder. */
  void addJava(String name, String mainClass) {
    String text =
        "#!/bin/sh\nexec java -cp '%s' '%s' \"$@\"\n".formatted(layout.prefix(), mainClass);
    commands.put(name, new Command(name, mainClass, JAVA));
    files.add(new Written(place(name), MODE, text, false));
  }

  private static String place(String name) {
    return "/usr/bin/" + name;
  }

  // A script may start any program of the app.
  private List<String> folders(AppFile program) {
    Stream<String> folders =
        program.is(FileNature.Kind.SCRIPT)
            ? libraryFolders.values().stream().flatMap(List::stream)
            : libraryFolders.getOrDefault(program.path(), List.of()).stream();
    return folders.map(layout::installed).flatMap(Optional::stream).distinct().toList();
  }

  private boolean needsItsPath(AppFile program) throws IOException {
    if (!program.is(FileNature.Kind.SCRIPT)) {
      return false;
    }
    String text = papers.text(program.entry()).orElse("");
    return BY_NAME.matcher(text).find() && !FOLLOWS.matcher(text).find();
  }

  private static String wrapper(String target, List<String> folders) {
    String path = folders.stream().map(Launchers::quoted).collect(Collectors.joining(":"));
    String told =
        folders.isEmpty()
            ? ""
            : "LD_LIBRARY_PATH=%s${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}\nexport LD_LIBRARY_PATH\n"
                .formatted(path);
    return "#!/bin/sh\n%sexec %s \"$@\"\n".formatted(told, quoted(target));
  }

  static String quoted(String path) {
    return path.matches("[A-Za-z0-9/._+@%=-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
