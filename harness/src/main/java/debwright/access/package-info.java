/** Who may do what over a network; start at {@link debwright.access.Tokens}. */
@NullMarked
package debwright.access;

import org.jspecify.annotations.NullMarked;
