/**
 * Facts about an archive that were gathered elsewhere, and the index that they make; start at
 * {@link debwright.facts.FactsIndexBuilder}.
 */
@NullMarked
package debwright.facts;

import org.jspecify.annotations.NullMarked;
