/**
 * A package's own Depends, held against what its files need on a release; start at {@link
 * debwright.audit.Auditor}.
 */
@NullMarked
package debwright.audit;

import org.jspecify.annotations.NullMarked;
