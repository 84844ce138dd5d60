package debwright.resolve;

import java.util.Optional;
import java.util.regex.Pattern;

/** Libraries whose copy in an app is known to break on other systems than its maker's, and why. */
enum Unportable {
  C_LIBRARY(
      "ld-linux.*\\.so\\.\\d+|lib(?:c|m|mvec|pthread|dl|rt|util|anl|resolv|nsl|thread_db|BrokenLocale)\\.so\\.\\d+|libnss_(?:files|dns|compat|hesiod|db)\\.so\\.2",
      "all parts of the C library must be of one build, its dynamic linker the system's"),
  COMPILER(
      "libstdc\\+\\+\\.so\\.6|libgcc_s\\.so\\.1",
      "graphics drivers and plugins of the system are loaded into the same process, and fail where this copy is older than the system's"),
  GRAPHICS_DRIVER(
      "lib(?:GL|GLX|EGL|OpenGL|GLdispatch|GLESv1_CM|GLESv2|glapi|gbm|drm|drm_[a-z0-9]+)\\.so\\.\\d+",
      "it is one with the driver of the computer's graphics card"),
  X_PROTOCOL(
      "libxcb(?:-(?:dri2|dri3|glx|present|randr|shm|sync|xfixes))?\\.so\\.\\d+|libX11(?:-xcb)?\\.so\\.\\d+|libxshmfence\\.so\\.1",
      "the system's graphics driver uses it in the same process, and may need another version of it");

  private final Pattern names;
  private final String reason;

  Unportable(String names, String reason) {
    this.names = Pattern.compile(names);
    this.reason = reason;
  }

  /** Why a library that is asked for by that name had better be the system's. */
  static Optional<String> reason(String soname) {
    for (Unportable each : values()) {
      if (each.names.matcher(soname).matches()) {
        return Optional.of(each.reason);
      }
    }
    return Optional.empty();
  }
}
