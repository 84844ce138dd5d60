/**
 * Whether the packages that an app needs can be installed, and what to ask of several releases at
 * once; start at {@link debwright.solve.DependsProof}.
 */
@NullMarked
package debwright.solve;

import org.jspecify.annotations.NullMarked;
