package debwright.html;

import java.util.List;

/**
 * Entries that have one cause.
 *
 * @param number by which the table of all items finds them, from 1
 * @param first the one to look at
 * @param others may be empty
 * @param text what they have in common where their Depends do not differ, else empty
 */
record Group(int number, Entry first, List<Entry> others, String text) {
  Group {
    others = List.copyOf(others);
  }

  int count() {
    return 1 + others.size();
  }

  /** What finds them in the table of all items. */
  static String search(int number) {
    return "cause:" + number + ":";
  }
}
