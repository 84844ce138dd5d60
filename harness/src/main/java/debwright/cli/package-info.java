/**
 * The command line: arguments in, text and an exit code out; start at {@link debwright.cli.Main}.
 */
@NullMarked
package debwright.cli;

import org.jspecify.annotations.NullMarked;
