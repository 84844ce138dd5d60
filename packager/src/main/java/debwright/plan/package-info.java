/**
 * Everything that is known about an app before a byte is written; start at {@link
 * debwright.plan.Plan}.
 */
@NullMarked
package debwright.plan;

import org.jspecify.annotations.NullMarked;
