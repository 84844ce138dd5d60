package debwright.resolve;

import debwright.index.IndexException;
import java.io.IOException;
import java.util.List;

/** Finds what a needed library may be, best first; none where nobody provides it. */
interface LibraryFinder {
  List<Candidate> find(AppObject object, String soname) throws IOException, IndexException;
}
