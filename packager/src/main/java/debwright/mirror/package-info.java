/**
 * An index of a whole archive in Debian's format, read where it is: over HTTP or in a folder; start
 * at {@link debwright.mirror.MirrorIndexBuilder}.
 */
@NullMarked
package debwright.mirror;

import org.jspecify.annotations.NullMarked;
