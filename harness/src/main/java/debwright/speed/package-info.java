/**
 * Whether an engine became slower: counts that are the same on every machine, which gate, and wall
 * time, which informs; start at {@link debwright.speed.SpeedTrial}.
 */
@NullMarked
package debwright.speed;

import org.jspecify.annotations.NullMarked;
