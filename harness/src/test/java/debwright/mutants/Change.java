package debwright.mutants;

import debwright.corpus.Digests;
import java.util.List;

/**
 * One change of the engine.
 *
 * @param kind the mutator or the rule that made it
 * @param place the class
 * @param method in it, or empty
 * @param line in the source, 0 where there is none
 * @param what for people
 * @param id tells it from all others
 */
record Change(String kind, String place, String method, int line, String what, String id) {

  /** The name of its result's file. */
  String name() {
    return Digests.ofLines(List.of(kind, place, method, id)).substring(0, 16);
  }
}
