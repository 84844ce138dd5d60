/**
 * Brings the bytes of corpus items here, checked by their digests; start at {@link
 * debwright.source.Sources}.
 */
@NullMarked
package debwright.source;

import org.jspecify.annotations.NullMarked;
