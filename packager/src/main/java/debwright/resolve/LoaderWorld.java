package debwright.resolve;

import debwright.index.IndexException;
import debwright.index.InstalledPath;
import debwright.script.StartScripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What lies on the disk once an app and all that it may depend on are installed.
 *
 * @param files the app's
 * @param archive every package of the release
 * @param offers what the libraries define
 * @param architecture of the system
 * @param scripts of the app that start its programs
 */
record LoaderWorld(
    AppFiles files,
    ArchiveLibraries archive,
    Offers offers,
    Architecture architecture,
    StartScripts scripts) {

  static LoaderWorld of(AppFiles files, ArchiveLibraries archive, Architecture architecture) {
    return new LoaderWorld(
        files, archive, new Offers(archive.index()), architecture, StartScripts.NONE);
  }

  LoaderWorld with(StartScripts read) {
    return new LoaderWorld(files, archive, offers, architecture, read);
  }

  SearchFolders searchFolders() {
    return new SearchFolders(files.isSystem(), architecture);
  }

  /** The file of that name in a folder, which is the app's, the system's, or both. */
  Optional<Found> in(SearchFolder folder, String name, AppObject asks) throws IndexException {
    String path = InstalledPath.clean(folder.path() + "/" + name);
    Optional<AppObject> ours = folder.own() || files.isSystem() ? files.at(path) : Optional.empty();
    if (ours.isPresent()) {
      return Optional.of(Found.of(Found.How.SEARCHED, ours.get(), path));
    }
    return folder.own() && !files.isSystem()
        ? Optional.empty()
        : archived(folder.path(), name, asks);
  }

  /**
   * What is looked through for a library.
   *
   * @param folders that are searched before those that always are
   */
  Searched searched(List<SearchFolder> folders, AppObject asks, String soname) {
    List<String> inApp = new ArrayList<>();
    List<String> inSystem = new ArrayList<>();
    for (SearchFolder folder : folders) {
      if (folder.own() || files.isSystem()) {
        inApp.add(folder.path());
      }
      if (!folder.own() || files.isSystem()) {
        inSystem.add(InstalledPath.of(folder.path()));
      }
    }
    List<String> always = soname.contains("/") ? List.of() : always(asks);
    inSystem.addAll(always);
    if (files.isSystem()) {
      always.forEach(folder -> inApp.addAll(List.of(folder, unmerged(folder))));
    }
    return new Searched(inApp, inSystem, files.named(soname));
  }

  private List<String> always(AppObject asks) {
    List<String> folders = new ArrayList<>(architecture.systemFolders());
    if (asks.elf().avoidsSystem()) {
      folders.removeAll(architecture.builtInFolders());
    }
    return folders;
  }

  /** The file of that name in the folders that are always searched, or nearly. */
  Optional<Found> inSystem(String name, AppObject asks) throws IndexException {
    for (String folder : always(asks)) {
      Optional<Found> found =
          files.isSystem() ? inMerged(folder, name, asks) : archived(folder, name, asks);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  // A package's files may still be in /lib, which an installed system has in /usr.
  private Optional<Found> inMerged(String folder, String name, AppObject asks)
      throws IndexException {
    for (String each : List.of(folder, unmerged(folder))) {
      Optional<Found> found = in(new SearchFolder(each, false), name, asks);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static String unmerged(String folder) {
    return folder.replaceFirst("^/usr/lib", "/lib");
  }

  private Optional<Found> archived(String folder, String name, AppObject asks)
      throws IndexException {
    return archive.find(folder, name, asks.abi()).map(Found::of);
  }

  /**
   * Whether a file of the archive is what an object was linked with: not a link for building, whose
   * target has another name, nor, where the app has its own copy, a library that lacks something.
   */
  boolean suits(Found found, String name, AppObject asks) throws IndexException {
    if (found.bundled().isPresent() || found.candidate().isEmpty()) {
      return true;
    }
    Optional<String> soname = found.candidate().get().soname();
    if (soname.isPresent() && !soname.get().equals(name)) {
      return false;
    }
    Optional<AppObject> own = files.nearest(name, asks).flatMap(files::at);
    return own.isEmpty() || offers.holds(asks, name, found, own.get());
  }
}
