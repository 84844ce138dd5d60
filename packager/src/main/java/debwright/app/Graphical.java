package debwright.app;

import debwright.index.InstalledPath;
import debwright.plan.PackagePlan.Candidate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells whether an app opens windows. */
final class Graphical {
  private static final Pattern TOOLKIT =
      Pattern.compile(
          "lib(?:gtk-[34]|gtk-x11-2\\.0|Qt[456](?:Gui|Widgets|Quick)|webkit2gtk-\\S+|webkitgtk-\\S+|wx_gtk\\S+|SDL2-2\\.0|SDL3|glfw|fltk\\S*|FLTK\\S*)\\.so(?:\\..*)?");
  private static final String DATA = "icudtl.dat";
  private static final String RESOURCES = ".pak";

  private Graphical() {}

  /** The chosen program asks for a toolkit, or the app is made of Chromium. */
  static boolean is(List<AppFile> files, List<Candidate> choice) {
    return chromium(files)
        || files.stream()
            .filter(file -> chosen(file, choice))
            .flatMap(file -> file.elf().stream())
            .flatMap(elf -> elf.needed().stream())
            .anyMatch(soname -> TOOLKIT.matcher(soname).matches());
  }

  private static boolean chosen(AppFile file, List<Candidate> choice) {
    return choice.stream().anyMatch(each -> each.chosen() && each.path().equals(file.path()));
  }

  /** Whether it brings Chromium along. */
  static boolean chromium(Collection<AppFile> files) {
    return !chromiums(files).isEmpty();
  }

  /** The folders that hold a Chromium: its data, and its resources beside them. */
  static Set<String> chromiums(Collection<AppFile> files) {
    Set<String> folders = folders(files, name -> name.equals(DATA));
    folders.retainAll(folders(files, name -> name.endsWith(RESOURCES)));
    return folders;
  }

  private static Set<String> folders(Collection<AppFile> files, Predicate<String> name) {
    return files.stream()
        .filter(file -> name.test(file.name()))
        .map(file -> InstalledPath.folder(file.path()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
