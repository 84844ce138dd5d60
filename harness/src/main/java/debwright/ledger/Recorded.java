package debwright.ledger;

/**
 * A fact, and when and by whom it was recorded.
 *
 * @param <F> its kind
 */
public record Recorded<F extends Fact>(Event event, F fact) {}
