package debwright.curation;

/**
 * How items are distilled into packs.
 *
 * @param packs how many, a power of two up to 256
 * @param largest items of more distilled bytes, before compression, are left out
 * @param lean whether what no answer about an app depends on is left out as well
 */
public record Packing(int packs, long largest, boolean lean) {

  /** The one that the embedded corpus was made by: its packs stay under 12 MB. */
  public static final Packing EMBEDDED = new Packing(8, 32_000_000, false);
}
