package debwright.run;

import debwright.result.ItemKey;

/**
 * An answer for an item, with what it was asked about and what the worker logged meanwhile.
 *
 * @param inputDigest of the bytes it was given
 */
record Attempt(ItemKey key, String inputDigest, Answer answer, String log) {
  Attempt withPlan(String plan) {
    return new Attempt(key, inputDigest, answer.withPlan(plan), log);
  }
}
