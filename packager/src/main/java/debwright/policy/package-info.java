/**
 * Which packages a user wants libraries to be taken from; start at {@link
 * debwright.policy.PolicyFile}.
 */
@NullMarked
package debwright.policy;

import org.jspecify.annotations.NullMarked;
