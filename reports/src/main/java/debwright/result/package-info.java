/**
 * What a run says of each item, read from and written to a run folder; start at {@link
 * debwright.result.Run}.
 */
@NullMarked
package debwright.result;

import org.jspecify.annotations.NullMarked;
