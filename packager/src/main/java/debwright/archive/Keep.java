package debwright.archive;

/** Which contents of an app's files can be read from its tree. */
public enum Keep {
  /** Those of ELF files, and of the small papers that say what an app is. */
  OBJECTS,
  /** Those of all files, as a package that holds them needs. */
  EVERYTHING
}
