package debwright.web;

import java.util.List;

/**
 * What is worth doing, and what of the results that tell so could not be read.
 *
 * @param rows the most worthwhile first
 * @param notes what could not be read and what may help, a sentence each
 */
public record HintSheet(List<HintRow> rows, List<String> notes) {
  /** Nobody looked. */
  public static final HintSheet NONE = new HintSheet(List.of(), List.of());

  public HintSheet {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }
}
