/**
 * The repository as others reach it with git: to fetch, and to propose by a push; start at {@link
 * debwright.hosting.GitHost}.
 */
@NullMarked
package debwright.hosting;

import org.jspecify.annotations.NullMarked;
