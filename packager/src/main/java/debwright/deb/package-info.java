/**
 * Packages written from a plan and its app (deb(5)); start at {@link debwright.deb.DebWriter}, or
 * at {@link debwright.deb.SourceWriter} for the source package.
 */
@NullMarked
package debwright.deb;

import org.jspecify.annotations.NullMarked;
