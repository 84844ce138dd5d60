/**
 * What became of each item between two runs, and what follows from it; start at {@link
 * debwright.comparison.Comparison}.
 */
@NullMarked
package debwright.comparison;

import org.jspecify.annotations.NullMarked;
