/**
 * What goes on by itself: the lane, deploys after landings, and who is told; start at {@link
 * debwright.works.Foreman}.
 */
@NullMarked
package debwright.works;

import org.jspecify.annotations.NullMarked;
