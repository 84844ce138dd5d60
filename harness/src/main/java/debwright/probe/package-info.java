/**
 * What is measured inside an engine's process, whatever its revision: a Java agent that knows the
 * engine by its protocol alone; start at {@link debwright.probe.Probe}.
 */
@NullMarked
package debwright.probe;

import org.jspecify.annotations.NullMarked;
