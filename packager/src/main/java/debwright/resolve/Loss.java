package debwright.resolve;

import java.util.Locale;

/** Why a file that has the name of a needed library was not taken for it. */
public enum Loss {
  /** It lies in a folder where the object that asks does not look. */
  NOT_SEARCHED,
  /** No program of that kind can load it. */
  OTHER_ARCHITECTURE,
  /** It is a link, and leads to no library. */
  BROKEN_LINK,
  /** Its folder is searched after that of the one taken. */
  SEARCHED_LATER,
  /** It would have come first, but no symbols or shlibs file speaks of it. */
  NO_METADATA,
  /** The other package has its file in a private folder with the app's objects. */
  OTHER_HOME,
  /** It has fewer of the symbols that the object uses than the other that ships the same path. */
  FEWER_SYMBOLS,
  /** The index ranks another package before its own. */
  LOWER_RANK,
  /** Fewer packages depend on its package than on the other that ships the same path. */
  FEWER_DEPENDENTS,
  /** Nothing but the alphabet tells its package from the other that ships the same path. */
  LATER_NAME,
  /** It is offered to update-alternatives(1), and another is at a lower priority. */
  HIGHER_PRIORITY,
  /** It is offered to update-alternatives(1) for a path that a package ships. */
  SHIPPED_BY_ANOTHER,
  /** It is another library than the object was linked with, or lacks something of it. */
  UNSUITABLE,
  /** The app's own is found before it. */
  APP_FIRST,
  /** The process that loads the object brings its own. */
  HOST_FIRST,
  /** A policy takes the library from another package. */
  PINNED_AWAY;

  /** The stable text form, such as {@code not-searched}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return code();
  }
}
