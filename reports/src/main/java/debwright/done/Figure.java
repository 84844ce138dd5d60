package debwright.done;

import debwright.result.ItemKey;
import debwright.result.Run;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A figure over a selection is at least or at most so much, or better than before.
 *
 * @param name as its author calls it, empty for the check of an assumption
 * @param measure what is measured
 * @param where of which results
 * @param target what it is to be
 */
public record Figure(String name, Measure measure, Selection where, Target target)
    implements Criterion {

  @Override
  public Judged judge(Evidence evidence) {
    OptionalDouble found = measure.of(evidence.candidate(), where);
    OptionalDouble before = before(evidence.before());
    State state = state(found, before);
    boolean wasMet = met(before, before);
    List<ItemKey> items =
        state == State.MISSED ? measure.against(evidence.candidate(), where) : List.of();
    String value = text(found);
    return new Judged(
        name,
        state,
        value,
        target.text(measure.unit()),
        before.isPresent() ? text(before) : "",
        sentence(state, value, before),
        items,
        state == State.MISSED && wasMet && !measure.isNoisy());
  }

  private OptionalDouble before(Optional<Run> run) {
    return run.isPresent() ? measure.of(run.get(), where) : OptionalDouble.empty();
  }

  private State state(OptionalDouble found, OptionalDouble before) {
    boolean judgeable = found.isPresent() && (before.isPresent() || !target.needsBefore());
    if (!judgeable) {
      return State.UNKNOWN;
    }
    return target.isMet(found.getAsDouble(), before.orElse(0)) ? State.MET : State.MISSED;
  }

  /** Whether the previous deploy met it; nobody is ahead of himself. */
  private boolean met(OptionalDouble found, OptionalDouble before) {
    return found.isPresent()
        && !target.needsBefore()
        && target.isMet(found.getAsDouble(), before.orElse(0));
  }

  private String text(OptionalDouble value) {
    return value.isPresent() ? measure.unit().text(value.getAsDouble()) : "nothing to judge by";
  }

  @Override
  public String wanted() {
    String which = where.text().isEmpty() ? "" : ", " + where.text();
    return "%s%s: %s".formatted(measure.meaning(), which, target.text(measure.unit()));
  }

  private String sentence(State state, String value, OptionalDouble before) {
    String which = where.text().isEmpty() ? "" : ", " + where.text();
    String was = before.isPresent() ? "; the previous deploy has " + text(before) : "";
    String called = name.isEmpty() ? "" : name + ": ";
    return "%s%s%s: %s, wanted %s%s: %s."
        .formatted(
            called,
            measure.meaning(),
            which,
            value,
            target.text(measure.unit()),
            was,
            state.word());
  }
}
