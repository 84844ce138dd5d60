package debwright.run;

import debwright.plan.Outcome;
import debwright.result.ItemKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * One row of the manifest, ready to be asked about.
 *
 * @param key item, release and architecture
 * @param tier {@code must-pass}, {@code smoke} or {@code full}
 * @param label what the right answer is
 * @param inputDigest SHA-256 of the item's bytes in hex, as the manifest names it
 * @param input where those bytes are, or why there are none
 */
public record RunItem(ItemKey key, String tier, Label label, String inputDigest, Input input) {

  /**
   * The right answer of an item.
   *
   * @param kind {@code shlibdeps}, {@code declared}, {@code packages}, or empty for none
   * @param expected in the words of that kind
   */
  public record Label(String kind, String expected) {
    /** No right answer is known. */
    public static final Label NONE = new Label("", "");
  }

  /** The same with another input. */
  RunItem with(Input other) {
    return new RunItem(key, tier, label, inputDigest, other);
  }

  /** Whether there are bytes of it, as far as is known. */
  boolean mayBeAsked() {
    return input instanceof Present || input instanceof Deferred;
  }

  /** Whether it is for this shard. */
  boolean isHere() {
    return !(input instanceof Elsewhere);
  }

  /** The bytes that the engine is asked about. */
  public sealed interface Input {}

  /** The bytes are brought when the engine is asked about them, and not if it is not. */
  public record Deferred(Lot lot) implements Input {}

  /** Items whose bytes are brought together. */
  @FunctionalInterface
  public interface Lot {
    /**
     * The bytes of those of them, or why there are none; what one item lacks keeps no other from
     * coming.
     */
    Map<ItemKey, Input> bring(Set<ItemKey> keys) throws IOException;
  }

  /** The bytes lie at a path. */
  public record Present(Path path) implements Input {}

  /** It is for another shard. */
  public record Elsewhere() implements Input {}

  /** There are no usable bytes: the corpus is wrong, not the engine. */
  public record Unusable(Outcome outcome, String reason) implements Input {}
}
