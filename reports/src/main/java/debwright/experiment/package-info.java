/**
 * Two ways to map the same items, held against each other by the labels; start at {@link
 * debwright.experiment.Experiment}.
 */
@NullMarked
package debwright.experiment;

import org.jspecify.annotations.NullMarked;
