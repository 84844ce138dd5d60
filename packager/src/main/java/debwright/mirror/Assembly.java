package debwright.mirror;

import debwright.archive.ArchiveException;
import debwright.archive.DebHead;
import debwright.debian.DebianSyntaxException;
import debwright.facts.Placement;
import debwright.index.InstalledPath;
import debwright.index.LibraryEntry;
import debwright.index.PackageFacts;
import debwright.index.Standing;
import debwright.resolve.Architecture;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts together what an index takes of a package: its metadata from what was fetched, and its
 * libraries too, or else from Contents, as far as that knows them.
 *
 * @param journal that has the package
 * @param architecture of the index
 */
record Assembly(Journal journal, Architecture architecture) {

  PackageFacts facts(Choice choice) throws IOException, ArchiveException, DebianSyntaxException {
    Fetched fetched =
        journal
            .find(choice.sha256())
            .orElseThrow(() -> new FileNotFoundException(choice.offer().exactly()));
    List<LibraryEntry> libraries = fetched.libraries().orElseGet(() -> named(choice));
    return PackageFetch.control(choice, fetched).with(libraries, DebHead.seconds(fetched.head()));
  }

  // Contents may have the two paths of a file in a merged folder.
  private List<LibraryEntry> named(Choice choice) {
    Placement placement = new Placement(architecture);
    Map<String, LibraryEntry> libraries = new TreeMap<>();
    for (String each : choice.paths()) {
      String path = InstalledPath.of(each);
      String soname = path.substring(path.lastIndexOf('/') + 1);
      libraries.put(path, placement.at(path, soname, choice.offer().name(), Standing.EXACT));
    }
    return List.copyOf(libraries.values());
  }
}
