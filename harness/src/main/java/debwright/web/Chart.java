package debwright.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Times, one after the other, as a picture of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param name what they are
 * @param samples oldest first
 * @param target that they are to stay under, or empty
 * @param deploys where users got something new
 */
record Chart(String name, List<Sample> samples, Optional<Duration> target, List<Deploy> deploys) {
  static final int WIDTH = 1000;
  static final int HEIGHT = 170;
  private static final int BOTTOM = 150;
  private static final int TOP = 14;

  Chart {
    samples = List.copyOf(samples);
    deploys = List.copyOf(deploys);
  }

  /** A line from top to bottom, and what it is. */
  record Deploy(String x, String label) {}

  /**
   * A time.
   *
   * @param place from 0 to 1, from left to right
   * @param label what took it
   * @param good whether all went well
   */
  record Sample(double place, Duration took, String label, boolean good) {}

  /** Where a sample is. */
  record Dot(String x, String y, Sample sample) {}

  /** Those at equal distances. */
  static Chart of(String name, List<Sample> samples, Optional<Duration> target) {
    int last = Math.max(1, samples.size() - 1);
    return new Chart(
        name,
        IntStream.range(0, samples.size())
            .mapToObj(
                i -> {
                  Sample each = samples.get(i);
                  return new Sample((double) i / last, each.took(), each.label(), each.good());
                })
            .toList(),
        target,
        List.of());
  }

  /** What the upper edge stands for. */
  Duration most() {
    long most = samples.stream().mapToLong(each -> each.took().toMillis()).max().orElse(1);
    long wanted = target.map(Duration::toMillis).orElse(0L) * 11 / 10;
    return Duration.ofMillis(Math.max(1, Math.max(most, wanted)));
  }

  List<Dot> dots() {
    List<Dot> dots = new ArrayList<>();
    for (Sample sample : samples) {
      dots.add(new Dot(x(sample.place()), y(sample.took()), sample));
    }
    return dots;
  }

  /** The line through all dots, as SVG has its points. */
  String line() {
    return dots().stream().map(dot -> dot.x() + "," + dot.y()).collect(Collectors.joining(" "));
  }

  /** The area below it. */
  String area() {
    if (samples.isEmpty()) {
      return "";
    }
    List<Dot> dots = dots();
    return "%s,%d %s %s,%d"
        .formatted(dots.get(0).x(), BOTTOM, line(), dots.get(dots.size() - 1).x(), BOTTOM);
  }

  Optional<String> targetY() {
    return target.map(this::y);
  }

  /** Whether there is room for a word between the target's line and the lower edge. */
  boolean targetBelow() {
    return target.filter(each -> each.toMillis() * 4 > most().toMillis()).isPresent();
  }

  /** Dots are drawn where they do not run into each other. */
  boolean few() {
    return samples.size() <= 120;
  }

  static String x(double place) {
    return round(10 + place * (WIDTH - 20));
  }

  private String y(Duration took) {
    double share = (double) took.toMillis() / most().toMillis();
    return round(BOTTOM - share * (BOTTOM - TOP));
  }

  static String round(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
