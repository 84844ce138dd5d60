/**
 * The engine as a process: JSON lines in, JSON lines out; start at {@link debwright.worker.Worker}.
 */
@NullMarked
package debwright.worker;

import org.jspecify.annotations.NullMarked;
