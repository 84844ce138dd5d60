/**
 * Differences that a person accepts, with a reason and an end; start at {@link
 * debwright.waiver.Waivers}.
 */
@NullMarked
package debwright.waiver;

import org.jspecify.annotations.NullMarked;
