package debwright.resolve;

import java.util.List;

/**
 * Where a library is looked for.
 *
 * @param inApp folders of the app, in order
 * @param inSystem folders of the installed system, in order, {@code /lib} as {@code /usr/lib}
 * @param ownFiles files of the app that have the name of the library, sorted
 */
record Searched(List<String> inApp, List<String> inSystem, List<OwnFile> ownFiles) {
  Searched {
    inApp = inApp.stream().distinct().toList();
    inSystem = inSystem.stream().distinct().toList();
    ownFiles = List.copyOf(ownFiles);
  }

  /**
   * A file of the app.
   *
   * @param path its own, which may be that of a link
   * @param file the path that links lead to
   */
  record OwnFile(String path, String file) {}
}
