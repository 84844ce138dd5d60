/** What the exceptions of all rooms have in common; start at {@link debwright.fault.Explained}. */
@NullMarked
package debwright.fault;

import org.jspecify.annotations.NullMarked;
