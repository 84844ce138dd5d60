/**
 * Commands of a project, each run by itself: in a clean work tree, with a clean environment, a time
 * limit and a log; start at {@link debwright.job.Workshop}.
 */
@NullMarked
package debwright.job;

import org.jspecify.annotations.NullMarked;
