/**
 * Apps as their makers ship them, read as streams within limits; start at {@code AppTree}, or at
 * {@code DebArchive} where a package's own metadata is wanted too.
 */
@NullMarked
package debwright.archive;

import org.jspecify.annotations.NullMarked;
