package debwright.curation;

import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.corpus.Tier;
import debwright.source.Available;
import debwright.source.Suite;
import java.util.Optional;

/**
 * A package as a row of a manifest.
 *
 * @param suite that offers it
 * @param available what its list says
 */
record Offered(Suite suite, Available available) {

  /** What it goes by in a corpus: {@code SUITE/NAME}. */
  String id() {
    return suite.name() + "/" + available.name();
  }

  Location.Deb location() {
    return new Location.Deb(suite.name(), suite.component(), available.name(), available.version());
  }

  /** The row, without a label. */
  Item item(String release, Tier tier) {
    return new Item(
        id(),
        location(),
        available.sha256(),
        available.size(),
        release,
        suite.architecture(),
        tier,
        Optional.empty());
  }
}
