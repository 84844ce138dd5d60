package debwright.web;

import debwright.delivery.ItemState;
import debwright.delivery.ProposalState;
import debwright.done.State;
import debwright.ledger.Attempt;
import debwright.ledger.Mark;

/**
 * A word that says how something stands, with a sign, so that no colour needs to be seen.
 *
 * @param tone {@code good}, {@code bad}, {@code odd}, {@code note} or {@code calm}
 */
record Badge(String tone, String sign, String word) {

  static Badge of(ProposalState state) {
    return switch (state) {
      case PROPOSED -> new Badge("note", "●", "waits for review");
      case APPROVED -> new Badge("good", "→", "approved, in the queue");
      case NEEDS_WORK -> new Badge("odd", "!", "needs work");
      case LANDED -> new Badge("good", "✓", "landed");
      case WITHDRAWN -> new Badge("calm", "–", "withdrawn");
    };
  }

  static Badge of(ItemState state) {
    return switch (state) {
      case OPEN -> new Badge("calm", "○", "open");
      case PROPOSED -> new Badge("note", "●", "proposed");
      case LANDED -> new Badge("note", "→", "landed, not deployed");
      case DEPLOYED -> new Badge("note", "↑", "deployed, not judged");
      case DONE -> new Badge("good", "✓", "done");
      case BACK_TO_WORK -> new Badge("bad", "✗", "back to work");
      case DROPPED -> new Badge("calm", "–", "dropped");
    };
  }

  static Badge of(Mark mark) {
    return switch (mark) {
      case NEEDS_CHECK -> new Badge("note", "?", "to be checked");
      case DEPLOYABLE -> new Badge("good", "✓", "deployable");
      case HARMLESS -> new Badge("good", "=", "harmless");
      case BAD -> new Badge("bad", "✗", "bad");
    };
  }

  static Badge of(State found) {
    return switch (found) {
      case MET -> new Badge("good", "✓", "met");
      case MISSED -> new Badge("bad", "✗", "missed");
      case UNKNOWN -> new Badge("odd", "?", "not known");
    };
  }

  static Badge of(Attempt outcome) {
    return switch (outcome) {
      case LANDED -> new Badge("good", "✓", "landed");
      case CONFLICT -> new Badge("bad", "✗", "conflict");
      case TESTS -> new Badge("bad", "✗", "tests failed");
      case GATE -> new Badge("bad", "✗", "gate failed");
      case DEPENDENTS -> new Badge("bad", "✗", "dependents failed");
      case PROJECT -> new Badge("bad", "✗", "project file");
      case MOVED -> new Badge("calm", "↻", "trunk moved");
      case BATCH -> new Badge("calm", "÷", "batch split");
      case TROUBLE -> new Badge("odd", "!", "machine trouble");
    };
  }

  /** Of a verdict's word. */
  static Badge verdict(String word) {
    return switch (word) {
      case "PASS" -> new Badge("good", "✓", "PASS");
      case "PASS_WAIVED" -> new Badge("good", "✓", "PASS, waived");
      case "FAIL" -> new Badge("bad", "✗", "FAIL");
      default -> new Badge("odd", "?", word);
    };
  }

  static Badge passed(boolean passed) {
    return passed ? new Badge("good", "✓", "passed") : new Badge("bad", "✗", "failed");
  }
}
