/**
 * Whether a revision may land: it and its baseline over the same corpus, and what follows; start at
 * {@link debwright.gate.Gate}.
 */
@NullMarked
package debwright.gate;

import org.jspecify.annotations.NullMarked;
