/**
 * The definition of done: criteria that are questions to results, and what they say of a candidate;
 * start at {@link debwright.done.Definition}.
 */
@NullMarked
package debwright.done;

import org.jspecify.annotations.NullMarked;
