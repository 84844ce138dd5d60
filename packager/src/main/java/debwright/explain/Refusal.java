package debwright.explain;

/**
 * Why the answer is no.
 *
 * @param reason for a person
 * @param hint what may help, or empty text
 */
public record Refusal(String reason, String hint) {}
