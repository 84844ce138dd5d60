/**
 * What an app is beside its libraries: its name, its program, its place in the menu; start at
 * {@link debwright.app.PackagePlanner}.
 */
@NullMarked
package debwright.app;

import org.jspecify.annotations.NullMarked;
