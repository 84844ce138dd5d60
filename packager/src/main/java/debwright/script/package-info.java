/**
 * Start scripts of apps: what a shell would put into LD_LIBRARY_PATH, read and never run. Start at
 * {@link debwright.script.StartScripts}.
 */
@NullMarked
package debwright.script;

import org.jspecify.annotations.NullMarked;
