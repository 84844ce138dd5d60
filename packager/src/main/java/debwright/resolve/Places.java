package debwright.resolve;

import java.util.List;

/**
 * Where libraries are looked for.
 *
 * @param bundled the app's own files
 * @param archive the system that an index describes
 * @param folders of both, in the order of the search
 */
record Places(BundledLibraries bundled, ArchiveLibraries archive, Folders folders) {

  /**
   * The folders that are searched for every object.
   *
   * @param given by the user, as {@code -l} of dpkg-shlibdeps: searched in the app and in the
   *     system
   * @param own folders of the app that are searched as if they were given by their place on disk
   * @param system folders of the system, in order
   */
  record Folders(List<String> given, List<String> own, List<String> system) {
    Folders {
      given = List.copyOf(given);
      own = List.copyOf(own);
      system = List.copyOf(system);
    }
  }
}
