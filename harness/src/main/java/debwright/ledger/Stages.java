package debwright.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How long the parts of something took, in their order.
 *
 * @param all of them
 */
public record Stages(List<Stage> all) {
  public static final Stages NONE = new Stages(List.of());

  private static final Pattern ONE = Pattern.compile("([a-z][a-z0-9.-]{0,60})=([0-9]{1,12})");

  public Stages {
    all = List.copyOf(all);
  }

  /**
   * One part.
   *
   * @param name such as {@code tests}
   */
  public record Stage(String name, Duration took) {}

  /** These and one more. */
  public Stages and(String name, Duration took) {
    List<Stage> more = new ArrayList<>(all);
    more.add(new Stage(name, took));
    return new Stages(more);
  }

  public Duration total() {
    return all.stream().map(Stage::took).reduce(Duration.ZERO, Duration::plus);
  }

  /** Reads {@link #toString}'s form; empty where it is none. */
  static Optional<Stages> parse(String text) {
    List<Stage> all = new ArrayList<>();
    for (String word : text.isEmpty() ? List.<String>of() : List.of(text.split(" ", -1))) {
      Matcher one = ONE.matcher(word);
      if (!one.matches()) {
        return Optional.empty();
      }
      all.add(new Stage(one.group(1), Duration.ofMillis(Long.parseLong(one.group(2)))));
    }
    return Optional.of(new Stages(all));
  }

  /** Such as {@code merge=12 tests=3400}, in milliseconds. */
  @Override
  public String toString() {
    return all.stream()
        .map(stage -> stage.name() + "=" + stage.took().toMillis())
        .collect(Collectors.joining(" "));
  }
}
