/** What comes with the program beside its classes; start at {@link debwright.builtin.BuiltIn}. */
@NullMarked
package debwright.builtin;

import org.jspecify.annotations.NullMarked;
