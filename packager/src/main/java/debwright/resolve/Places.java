package debwright.resolve;

import java.util.List;

/**
 * Where libraries are looked for.
 *
 * @param bundled the app's own files
 * @param archive the system that an index describes
 * @param privateFolders folders of the app that are searched before the system's
 * @param systemFolders folders of the system, in order
 */
record Places(
    BundledLibraries bundled,
    ArchiveLibraries archive,
    List<String> privateFolders,
    List<String> systemFolders) {
  Places {
    privateFolders = List.copyOf(privateFolders);
    systemFolders = List.copyOf(systemFolders);
  }
}
