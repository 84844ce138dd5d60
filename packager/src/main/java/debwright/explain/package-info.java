/**
 * Why the Depends of an app are what they are: which library led to which package, by which symbol
 * a version was decided, and what was not taken; start at {@link debwright.explain.Explanation}.
 */
@NullMarked
package debwright.explain;

import org.jspecify.annotations.NullMarked;
