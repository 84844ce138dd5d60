package debwright.opened;

import debwright.elf.DynamicSymbol;
import debwright.opened.OpeningApp.OpeningObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A framework that many apps are made of, and how much they need what it opens by name. */
enum Framework {
  /** Chromium, and so Electron and CEF; what else its strings name are ways to do without. */
  CHROMIUM(
      "Chromium",
      Set.of(),
      Set.of(
          "libX11-xcb.so.1",
          "libgtk-3.so.0",
          "libgtk-4.so.1",
          "libnotify.so.4",
          "libsecret-1.so.0",
          "libEGL.so.1",
          "libGL.so.1"),
      Optional.of(Priority.SUGGESTED)),
  /** GLFW, in a library of its own or linked into another. */
  GLFW(
      "GLFW",
      Set.of("glfwInit"),
      Set.of(
          "libX11.so.6",
          "libXcursor.so.1",
          "libXi.so.6",
          "libXinerama.so.1",
          "libXrandr.so.2",
          "libXrender.so.1",
          "libXxf86vm.so.1",
          "libGL.so.1",
          "libGLX.so.0",
          "libEGL.so.1",
          "libwayland-client.so.0",
          "libwayland-cursor.so.0",
          "libwayland-egl.so.1",
          "libxkbcommon.so.0"),
      Optional.empty()),
  /** SDL before it had notes that tell. */
  SDL(
      "SDL",
      Set.of("SDL_Init"),
      Set.of(
          "libX11.so.6",
          "libXext.so.6",
          "libXcursor.so.1",
          "libXi.so.6",
          "libXfixes.so.3",
          "libXrandr.so.2",
          "libXss.so.1",
          "libGL.so.1",
          "libEGL.so.1",
          "libasound.so.2",
          "libpulse.so.0",
          "libpulse-simple.so.0",
          "libdbus-1.so.3",
          "libudev.so.1",
          "libwayland-client.so.0",
          "libwayland-cursor.so.0",
          "libwayland-egl.so.1",
          "libxkbcommon.so.0"),
      Optional.empty());

  private final String title;
  private final Set<String> entryPoints;
  private final Set<String> recommended;
  private final Optional<Priority> others;

  Framework(
      String title,
      Set<String> entryPoints,
      Set<String> recommended,
      Optional<Priority> others) {
    this.title = title;
    this.entryPoints = entryPoints;
    this.recommended = recommended;
    this.others = others;
  }

  /** Its name, for people. */
  String title() {
    return title;
  }

  /** Whether an object defines what programs call of it first. */
  boolean isIn(OpeningObject object) {
    return !entryPoints.isEmpty() && defines(object, entryPoints);
  }

  /** How much it needs a library that an object of it names; empty where nothing is known. */
  Optional<Priority> priority(String soname) {
    return recommended.contains(soname) ? Optional.of(Priority.RECOMMENDED) : others;
  }

  static boolean defines(OpeningObject object, Set<String> names) {
    List<DynamicSymbol> symbols = object.elf().symbols();
    return symbols.stream()
        .anyMatch(symbol -> symbol.defined() && names.contains(symbol.name()));
  }
}
