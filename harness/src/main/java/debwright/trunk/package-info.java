/**
 * The repository under test: its revisions, and the engines built from them; start at {@link
 * debwright.trunk.Trunk}.
 */
@NullMarked
package debwright.trunk;

import org.jspecify.annotations.NullMarked;
