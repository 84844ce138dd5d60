package debwright.mirror;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A package that the index takes in.
 *
 * @param suite that offers it
 * @param offer of it
 * @param paths of its libraries as Contents has them
 */
record Choice(Suite suite, Offer offer, Set<String> paths) {
  Choice {
    paths = new TreeSet<>(paths);
  }

  String sha256() {
    return offer.expected().sha256();
  }

  /** All digests of some. */
  static Set<String> digests(List<Choice> choices) {
    Set<String> digests = new TreeSet<>();
    choices.forEach(each -> digests.add(each.sha256()));
    return digests;
  }
}
