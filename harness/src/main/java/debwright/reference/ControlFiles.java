package debwright.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a package says of its own libraries, for items that come without it, as distilled ones do:
 * while a package is built, dpkg-shlibdeps reads its symbols and shlibs files.
 *
 * @param folder with a folder for each package, named as it, or none
 */
record ControlFiles(Optional<Path> folder) {
  private static final List<String> READ = List.of("symbols", "shlibs");

  /**
   * Adds those of a package.
   *
   * @param control {@code DEBIAN} of its tree, which is empty unless the item brought its own
   */
  void addTo(Path control, String name) throws IOException {
    if (folder.isEmpty() || Files.exists(control.resolve("control"))) {
      return;
    }
    for (String file : READ) {
      Path known = folder.get().resolve(name).resolve(file);
      if (Files.exists(known)) {
        Files.copy(known, control.resolve(file));
      }
    }
  }
}
