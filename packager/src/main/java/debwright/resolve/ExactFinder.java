package debwright.resolve;

import debwright.index.IndexException;
import debwright.index.InstalledPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * dpkg-shlibdeps' search: the app's tree taken as a system of its own first, then the installed
 * system; in each, every folder that has the file, in the order of the folders.
 */
final class ExactFinder implements LibraryFinder {
  private final Places places;

  ExactFinder(Places places) {
    this.places = places;
  }

  @Override
  public List<Candidate> find(AppObject object, String soname) throws IOException, IndexException {
    List<Candidate> inTree = inTree(object, soname);
    return inTree.isEmpty() ? inSystem(object, soname) : inTree;
  }

  // A package's files may still be in /lib, where the system's folders are merged into /usr.
  private List<Candidate> inTree(AppObject object, String soname)
      throws IOException, IndexException {
    if (!places.bundled().mayHave(soname)) {
      return List.of();
    }
    List<Candidate> found = new ArrayList<>();
    for (String folder : object.searchPath()) {
      addBundled(found, folder + "/" + soname, object);
    }
    for (String folder : places.systemFolders()) {
      if (folder.startsWith("/usr/lib")) {
        addBundled(found, folder.substring("/usr".length()) + "/" + soname, object);
      }
      addBundled(found, folder + "/" + soname, object);
    }
    return found;
  }

  private List<Candidate> inSystem(AppObject object, String soname)
      throws IOException, IndexException {
    List<Candidate> found = new ArrayList<>();
    String abi = object.abi();
    for (String folder : object.searchPath()) {
      places.archive().find(folder, soname, abi).ifPresent(found::add);
    }
    for (String folder : places.privateFolders()) {
      addBundled(found, folder + "/" + soname, object);
    }
    for (String folder : places.systemFolders()) {
      places.archive().find(folder, soname, abi).ifPresent(found::add);
    }
    return found;
  }

  // The tree keeps /lib and /usr/lib apart.
  private void addBundled(List<Candidate> to, String path, AppObject object)
      throws IOException, IndexException {
    Optional<Candidate> candidate = places.bundled().find(InstalledPath.clean(path), object.abi());
    candidate.ifPresent(to::add);
  }
}
