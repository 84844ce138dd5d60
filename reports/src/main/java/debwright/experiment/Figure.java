package debwright.experiment;

/**
 * One row of an experiment's table, as text for people.
 *
 * @param about what the row is part of: a kind of label, {@code outcome} or {@code cost}
 * @param name what was counted or measured
 */
public record Figure(String about, String name, String a, String b) {}
