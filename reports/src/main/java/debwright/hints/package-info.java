/** What to work on next, as the results of a run tell; start at {@link debwright.hints.Hints}. */
@NullMarked
package debwright.hints;

import org.jspecify.annotations.NullMarked;
