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
  private final boolean inPackage;

  /**
   * @param inPackage whether the objects lie in a package's tree, from where {@code $ORIGIN} is
   *     known
   */
  ExactFinder(Places places, boolean inPackage) {
    this.places = places;
    this.inPackage = inPackage;
  }

  @Override
  public List<Candidate> find(AppObject object, String soname) throws IOException, IndexException {
    List<Candidate> inTree = inTree(object, soname);
    return inTree.isEmpty() ? inSystem(object, soname) : inTree;
  }

  @Override
  public Searched searched(AppObject object, String soname) {
    List<String> folders = new ArrayList<>(searchPath(object));
    folders.addAll(places.folders().given());
    folders.addAll(places.folders().own());
    folders.addAll(places.folders().system());
    List<String> installed = folders.stream().map(InstalledPath::of).toList();
    return new Searched(installed, installed, places.bundled().named(soname));
  }

  // A package's files may still be in /lib, where the system's folders are merged into /usr.
  private List<Candidate> inTree(AppObject object, String soname)
      throws IOException, IndexException {
    if (!places.bundled().mayHave(soname)) {
      return List.of();
    }
    List<Candidate> found = new ArrayList<>();
    for (String folder : searchPath(object)) {
      addBundled(found, folder + "/" + soname, object);
    }
    for (String folder : places.folders().given()) {
      addBundled(found, folder + "/" + soname, object);
    }
    for (String folder : places.folders().system()) {
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
    addInstalled(found, searchPath(object), soname, object);
    addInstalled(found, places.folders().given(), soname, object);
    for (String folder : places.folders().own()) {
      addBundled(found, folder + "/" + soname, object);
    }
    found.addAll(places.archive().findAll(places.folders().system(), soname, object.abi()));
    return found;
  }

  private void addInstalled(
      List<Candidate> to, List<String> folders, String soname, AppObject object)
      throws IndexException {
    for (String folder : folders) {
      places.archive().find(folder, soname, object.abi()).ifPresent(to::add);
    }
  }

  private List<String> searchPath(AppObject object) {
    return inPackage ? object.searchPath() : object.searchPathWithoutOrigin();
  }

  // The tree keeps /lib and /usr/lib apart.
  private void addBundled(List<Candidate> to, String path, AppObject object)
      throws IOException, IndexException {
    Optional<Candidate> candidate = places.bundled().find(InstalledPath.clean(path), object.abi());
    candidate.ifPresent(to::add);
  }
}
