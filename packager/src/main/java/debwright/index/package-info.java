/**
 * What an archive offers for one release and architecture, in one file that is read in place; start
 * at {@link debwright.index.ArchiveIndex}.
 */
@NullMarked
package debwright.index;

import org.jspecify.annotations.NullMarked;
