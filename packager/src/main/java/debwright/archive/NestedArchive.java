package debwright.archive;

/**
 * An archive that lay in an app, and in whose place its contents are.
 *
 * @param path where it lay
 * @param format what it was; ELF_FILE for a compressed one
 */
public record NestedArchive(String path, AppFormat format) {}
