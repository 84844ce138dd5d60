package debwright.app;

import debwright.plan.PackagePlan.Candidate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells whether an app opens windows. */
final class Graphical {
  private static final Pattern TOOLKIT =
      Pattern.compile(
          "lib(?:gtk-[34]|gtk-x11-2\\.0|Qt[456](?:Gui|Widgets|Quick)|webkit2gtk-\\S+|webkitgtk-\\S+|wx_gtk\\S+|SDL2-2\\.0|SDL3|glfw|fltk\\S*|FLTK\\S*)\\.so(?:\\..*)?");
  private static final Set<String> CHROMIUM =
      Set.of("icudtl.dat", "v8_context_snapshot.bin", "snapshot_blob.bin");

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

  /** Whether it brings Chromium along: its data beside its sandbox or its resources. */
  static boolean chromium(List<AppFile> files) {
    Set<String> names = new TreeSet<>();
    files.forEach(file -> names.add(file.name()));
    boolean data = CHROMIUM.stream().filter(names::contains).count() >= 2;
    return names.contains(Contents.SANDBOX)
        || (data && names.stream().anyMatch(name -> name.endsWith(".pak")));
  }
}
