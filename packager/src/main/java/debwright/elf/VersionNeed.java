package debwright.elf;

/**
 * A version that a library is required to define, Vernaux (GNU symbol versioning).
 *
 * @param file the library, as in DT_NEEDED
 * @param version the name of the version
 * @param weak VER_FLG_WEAK: its absence is a warning and no error
 */
public record VersionNeed(String file, String version, boolean weak) {}
