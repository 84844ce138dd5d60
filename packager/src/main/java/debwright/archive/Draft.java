package debwright.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A tree that was read and what its contents lie in, before nested archives are looked at.
 *
 * @param store takes what does not stay where it is
 * @param files what is read in place
 */
record Draft(AppFormat format, TreeBuilder tree, ContentStore store, Closeable files)
    implements Closeable {

  AppTree finish(List<NestedArchive> nested) {
    return new AppTree(format, tree, nested, this);
  }

  @Override
  public void close() throws IOException {
    try (files) {
      store.close();
    }
  }
}
