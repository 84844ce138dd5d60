/** How long the inner parts of the packager take; {@code packager/benchmarks/run} runs them. */
@NullMarked
package debwright.benchmarks;

import org.jspecify.annotations.NullMarked;
