/**
 * What became of each revision of trunk: its engine, run, verdict and deploys, and which one can be
 * deployed; start at {@link debwright.history.TrunkLog}.
 */
@NullMarked
package debwright.history;

import org.jspecify.annotations.NullMarked;
