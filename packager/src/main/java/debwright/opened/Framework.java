package debwright.opened;

import debwright.opened.OpeningApp.OpeningObject;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A framework that many apps are made of, and how much they need what it opens by name. */
enum Framework {
  /** Chromium, and so Electron and CEF; what else its strings name are ways to do without. */
  CHROMIUM(
      "Chromium",
      "",
      "lib(?:X11-xcb|EGL|GL)\\.so\\.1|libgtk-3\\.so\\.0|libgtk-4\\.so\\.1|libnotify\\.so\\.4"
          + "|libsecret-1\\.so\\.0",
      Optional.of(Priority.SUGGESTED)),
  /** GLFW, in a library of its own or linked into another. */
  GLFW(
      "GLFW",
      "glfwInit",
      "lib(?:X11|Xcursor|Xi|Xinerama|Xrandr|Xrender|Xxf86vm|GL|GLX|EGL|wayland-client"
          + "|wayland-cursor|wayland-egl|xkbcommon)\\.so\\.\\d+",
      Optional.empty()),
  /** SDL before it had notes that tell. */
  SDL(
      "SDL",
      "SDL_Init",
      "lib(?:X11|Xext|Xcursor|Xi|Xfixes|Xrandr|Xss|GL|EGL|asound|pulse|pulse-simple|dbus-1|udev"
          + "|wayland-client|wayland-cursor|wayland-egl|xkbcommon)\\.so\\.\\d+",
      Optional.empty());

  private final String title;
  private final String entryPoint;
  private final Pattern recommended;
  private final Optional<Priority> others;

  Framework(String title, String entryPoint, String recommended, Optional<Priority> others) {
    this.title = title;
    this.entryPoint = entryPoint;
    this.recommended = Pattern.compile(recommended);
    this.others = others;
  }

  /** Its name, for people. */
  String title() {
    return title;
  }

  /** Whether an object defines what programs call of it first. */
  boolean isIn(OpeningObject object) {
    return !entryPoint.isEmpty() && defines(object, Set.of(entryPoint));
  }

  /** How much it needs a library that an object of it names; empty where nothing is known. */
  Optional<Priority> priority(String soname) {
    return recommended.matcher(soname).matches() ? Optional.of(Priority.RECOMMENDED) : others;
  }

  /** Whether an object defines one of these symbols. */
  static boolean defines(OpeningObject object, Set<String> names) {
    return object.elf().symbols().stream()
        .anyMatch(symbol -> symbol.defined() && names.contains(symbol.name()));
  }
}
