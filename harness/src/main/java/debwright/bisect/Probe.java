package debwright.bisect;

import debwright.result.ItemKey;
import java.util.Map;

/** What a step's engine was found to do. */
public sealed interface Probe {

  /**
   * It was asked.
   *
   * @param signatures by item; one of which nothing is known is missing
   */
  record Seen(Map<ItemKey, Signature> signatures) implements Probe {
    public Seen {
      signatures = Map.copyOf(signatures);
    }
  }

  /**
   * It does not build, or does not start.
   *
   * @param why what went wrong
   * @param said the end of what the command wrote: several lines, or empty
   */
  record Broken(String why, String said) implements Probe {}
}
