/**
 * Debian's small languages: versions and relations (deb-version(7), Policy 7.1), control files
 * (deb822(5)), symbols and shlibs (deb-symbols(5), deb-shlibs(5)).
 */
@NullMarked
package debwright.debian;

import org.jspecify.annotations.NullMarked;
