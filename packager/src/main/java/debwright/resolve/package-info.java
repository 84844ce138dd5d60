/**
 * From needed libraries and symbols to packages and versions; start at {@link
 * debwright.resolve.Packager}.
 */
@NullMarked
package debwright.resolve;

import org.jspecify.annotations.NullMarked;
