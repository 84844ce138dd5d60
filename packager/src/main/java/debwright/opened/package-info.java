/**
 * What an app opens or starts by name only, so that no table of its objects asks for it; start at
 * {@link debwright.opened.Openings}.
 */
@NullMarked
package debwright.opened;

import org.jspecify.annotations.NullMarked;
