package debwright.resolve;

import debwright.index.IndexException;
import debwright.index.InstalledPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * ld.so's search from the installed place (ld.so(8)): the object's own search path, then what the
 * app ships anywhere, since its start script or its loader knows that folder, then the system.
 */
final class LoaderFinder implements LibraryFinder {
  private final Places places;

  LoaderFinder(Places places) {
    this.places = places;
  }

  @Override
  public List<Candidate> find(AppObject object, String soname) throws IOException, IndexException {
    List<String> folders = new ArrayList<>(object.searchPath());
    folders.addAll(places.privateFolders());
    for (String folder : folders) {
      Optional<Candidate> found =
          places.bundled().find(InstalledPath.clean(folder + "/" + soname), object.abi());
      if (found.isPresent()) {
        return List.of(withoutPackage(found.get()));
      }
    }
    for (String path : places.bundled().named(soname)) {
      Optional<Candidate> found = places.bundled().find(path, object.abi());
      if (found.isPresent()) {
        return List.of(withoutPackage(found.get()));
      }
    }
    folders.addAll(places.systemFolders());
    for (String folder : folders) {
      Optional<Candidate> found = places.archive().find(folder, soname, object.abi());
      if (found.isPresent()) {
        return List.of(found.get());
      }
    }
    return List.of();
  }

  // What the app brings along is the app's, whatever package ships a file of that path.
  private static Candidate withoutPackage(Candidate found) {
    return new Candidate(found.path(), true, List.of(), found.publicLibrary());
  }
}
