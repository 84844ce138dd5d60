package debwright.policy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The packages that libraries are taken from on one release, whatever else ships them: for a
 * library that is pinned, no other package's files of that name count.
 */
public final class Pins {
  /** No library is pinned. */
  public static final Pins NONE = new Pins(Map.of());

  /**
   * A pinned library.
   *
   * @param library its file name, such as {@code libblas.so.3}
   * @param packageName that it is taken from
   * @param place that says so, such as {@code my.policy:3}
   */
  public record Pin(String library, String packageName, String place) {}

  private final Map<String, Pin> pins;

  Pins(Map<String, Pin> pins) {
    this.pins = new TreeMap<>(pins);
  }

  public boolean isEmpty() {
    return pins.isEmpty();
  }

  /** The pin of a library of that file name. */
  public Optional<Pin> find(String library) {
    return pins.isEmpty() ? Optional.empty() : Optional.ofNullable(pins.get(library));
  }
}
