/**
 * How approved proposals get on trunk, one after the other: merged in memory, tested and judged in
 * a clean work tree, and landed as exactly what was tested; start at {@link
 * debwright.landing.Lane}.
 */
@NullMarked
package debwright.landing;

import org.jspecify.annotations.NullMarked;
