/**
 * Work on its way from an idea to users: backlog, proposals, what may be deployed, and who may do
 * what; start at {@link debwright.delivery.Desk}, and at {@link debwright.delivery.Board} for all
 * that can be seen.
 */
@NullMarked
package debwright.delivery;

import org.jspecify.annotations.NullMarked;
