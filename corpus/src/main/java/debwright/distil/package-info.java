/**
 * Keeps of an app what the engine reads and nothing that runs, in packs small enough to commit;
 * start at {@code PackWriter}.
 */
@NullMarked
package debwright.distil;

import org.jspecify.annotations.NullMarked;
