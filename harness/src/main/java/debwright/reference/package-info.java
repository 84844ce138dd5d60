/**
 * The real dpkg-shlibdeps as an engine, so that another can be held against it; start at {@link
 * debwright.reference.ReferenceWorker}.
 */
@NullMarked
package debwright.reference;

import org.jspecify.annotations.NullMarked;
