package debwright.resolve;

import debwright.index.IndexException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds what a needed library may be, best first; none where nobody provides it. */
interface LibraryFinder {
  List<Candidate> find(AppObject object, String soname) throws IOException, IndexException;

  /** Where it is looked for: what {@link #find} goes through, for who asks why it found that. */
  Searched searched(AppObject object, String soname);

  /** The host that brings a library for which there is no candidate. */
  default Optional<Host> host(AppObject object, String soname) {
    return Optional.empty();
  }
}
