/**
 * Which revision changed what an engine makes of an item: a search that many items share; start at
 * {@link debwright.bisect.Bisect}.
 */
@NullMarked
package debwright.bisect;

import org.jspecify.annotations.NullMarked;
