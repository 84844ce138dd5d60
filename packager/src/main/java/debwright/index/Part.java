package debwright.index;

import java.util.Locale;

/**
 * What not every index has: a table in it, or a file of its own beside it, so that an index need
 * not be made anew for it.
 */
public enum Part {
  /** What packages ask of each other, which apt needs to install them. */
  RELATIONS,
  /** The names that libraries without a symbols file export. */
  EXPORTS;

  /** The name of its table, and the extension of its file. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of its file beside an index file of that name. */
  String beside(String indexFile) {
    String stem =
        indexFile.endsWith(Indexes.EXTENSION)
            ? indexFile.substring(0, indexFile.length() - Indexes.EXTENSION.length())
            : indexFile;
    return stem + "." + code();
  }
}
