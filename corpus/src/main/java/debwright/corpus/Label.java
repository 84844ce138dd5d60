package debwright.corpus;

/**
 * The right answer for an item, which somebody other than our engine gave.
 *
 * @param kind whose answer it is
 * @param expected Depends in Debian's syntax, or names separated by one space for {@link
 *     LabelKind#PACKAGES}
 */
public record Label(LabelKind kind, String expected) {}
