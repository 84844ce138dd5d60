package debwright.opened;

import debwright.elf.DynamicSymbol;
import debwright.elf.ElfFile;
import debwright.index.IndexException;
import debwright.opened.OpeningApp.OpeningObject;
import debwright.opened.OpeningApp.Part;
import debwright.opened.Wanted.Choice;
import debwright.plan.ReleasePlan.Evidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of libraries that an object holds as strings.
 *
 * @param object that holds them
 * @param offsets where in its file each stands first
 */
record NamedLibraries(OpeningObject object, Map<String, Long> offsets) {
  /** The evidence's source. */
  static final String SOURCE = "dlopen-string";

  /** Functions that open a library by name, of the C library and of those that wrap them. */
  private static final Set<String> OPENERS =
      Set.of(
          "dlopen",
          "dlmopen",
          "g_module_open",
          "g_module_open_full",
          "lt_dlopen",
          "lt_dlopenext",
          "lt_dlopenadvise",
          "PR_LoadLibrary",
          "PR_LoadLibraryWithFlags",
          "SDL_LoadObject",
          "uv_dlopen");

  /**
   * Ways to do better what is done without them too: other drawing and sound systems than those
   * that every desktop has, hardware that few have, and single sign-on.
   */
  private static final Pattern EXTRAS =
      Pattern.compile(
          "lib(?:GLESv.*|OSMesa|OpenCL|vulkan|va(?:-.*)?|vdpau|mfx.*|vpl|jack.*|portaudio|sndio"
              + "|pipewire-.*|speechd|gssapi.*|krb5|pcsclite|usb-.*|thai|fribidi|uring"
              + "|(?:ayatana-)?appindicator3?|canberra.*|proxy|lttng-.*)\\.so\\..*");

  private static final String QT_OPENER = "_ZN8QLibrary";

  static NamedLibraries of(Part part, OpeningObject object) throws IOException {
    ElfFile elf = object.elf();
    var entry = part.tree().find(object.path());
    return entry.isEmpty()
        ? new NamedLibraries(object, Map.of())
        : new NamedLibraries(
            object, LibraryStrings.of(elf.headers(), part.tree().content(entry.get())));
  }

  /** Whether it calls a function that opens libraries. */
  boolean opens() {
    return object.elf().symbols().stream()
        .filter(symbol -> !symbol.defined())
        .map(DynamicSymbol::name)
        .anyMatch(name -> OPENERS.contains(name) || name.startsWith(QT_OPENER));
  }

  /**
   * What of them the release has.
   *
   * @param noted names of which its maker's notes say more
   */
  List<Wanted> wanted(
      OpeningApp app, SystemLibraries libraries, Set<String> noted, Frameworks frameworks)
      throws IndexException {
    Map<String, List<Choice>> families = new LinkedHashMap<>();
    for (String soname : offsets.keySet()) {
      boolean told = noted.contains(soname) || app.brings(soname) || app.needsLike(soname);
      Optional<String> name = told ? Optional.empty() : libraries.packageOf(soname);
      if (name.isPresent()) {
        families
            .computeIfAbsent(Families.of(soname), key -> new ArrayList<>())
            .add(new Choice(name.get(), evidence(soname, frameworks)));
      }
    }
    List<Wanted> wanted = new ArrayList<>();
    for (List<Choice> choices : Families.joined(families)) {
      wanted.add(wanted(libraries.mostUsedFirst(choices), frameworks));
    }
    return wanted;
  }

  // Of alternatives that are wanted more and less, one is enough for both.
  private Wanted wanted(List<Choice> choices, Frameworks frameworks) {
    Priority most =
        choices.stream()
            .map(choice -> priority(choice.evidence().library(), frameworks))
            .min(Comparator.naturalOrder())
            .orElse(Priority.SUGGESTED);
    return new Wanted(most, choices);
  }

  private Priority priority(String soname, Frameworks frameworks) {
    return frameworks
        .of(object, soname)
        .flatMap(framework -> framework.priority(soname))
        .orElse(
            opens() && !EXTRAS.matcher(soname).matches()
                ? Priority.RECOMMENDED
                : Priority.SUGGESTED);
  }

  private Evidence evidence(String soname, Frameworks frameworks) {
    String where = "offset " + offsets.get(soname);
    Optional<Framework> framework = frameworks.of(object, soname);
    String source = framework.isPresent() ? Frameworks.SOURCE : SOURCE;
    String detail = framework.map(each -> each.title() + ", " + where).orElse(where);
    return new Evidence(object.path(), soname, source, "", "", detail);
  }
}
