package debwright.distil;

import java.util.List;

/**
 * What is kept of a file.
 *
 * @param extents the ranges, sorted and apart, each a multiple of 512 bytes long unless it ends the
 *     file: so GNU tar wants them
 * @param blanked ranges of what is or may be code, of which nothing is kept: where an extent was
 *     filled up over one there are zeros instead
 */
public record Kept(List<Extent> extents, List<Extent> blanked) {
  static final Kept NOTHING = new Kept(List.of(), List.of());

  public Kept {
    extents = List.copyOf(extents);
    blanked = List.copyOf(blanked);
  }
}
