package debwright.plan;

/**
 * What was planned.
 *
 * @param name the file or folder name that it came with
 * @param format how it was shipped, such as {@code deb} or {@code folder}
 * @param files how many files it has
 * @param objects how many ELF objects were looked at
 */
public record AppFacts(String name, String format, int files, int objects) {}
