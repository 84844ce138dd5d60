package debwright.explain;

import java.util.Locale;

/** Why a library was taken where it was. */
public enum Because {
  /** No other file of that name could have been taken. */
  ONLY_ONE,
  /** A policy of the user says so. */
  POLICY,
  /** Of what packages offer to update-alternatives(1), it has the lowest priority. */
  LOWEST_PRIORITY,
  /** Others come before it, but no symbols or shlibs file speaks of them. */
  METADATA,
  /** Its file is in a private folder with the app's objects, so it was built with them. */
  HOME,
  /** Of packages that ship the same path, it has most of the symbols that the object uses. */
  SYMBOLS,
  /** The index ranks its package first. */
  RANK,
  /** More packages depend on its package than on others that ship the same path. */
  DEPENDENTS,
  /** Nothing but the alphabet tells its package from others that ship the same path. */
  NAME,
  /** Its folder is searched before those of others. */
  FOLDER,
  /** It is the app's own. */
  APP,
  /** The process that loads the object brings it. */
  HOST,
  /** Nothing was taken. */
  NOTHING;

  /** The stable text form, such as {@code lowest-priority}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return code();
  }
}
