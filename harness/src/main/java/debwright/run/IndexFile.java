package debwright.run;

import java.nio.file.Path;

/**
 * An archive index in one file format.
 *
 * @param release such as {@code debian:12}
 * @param architecture Debian's name
 * @param format the name that workers list in {@code indexFormats}
 * @param path the file
 * @param snapshot digest of what the index says, the same in every format
 */
public record IndexFile(
    String release, String architecture, String format, Path path, String snapshot) {}
