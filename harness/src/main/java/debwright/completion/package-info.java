/**
 * Completion: whether users got from a backlog item what it was for. Start at {@link
 * debwright.completion.Completion}.
 */
@NullMarked
package debwright.completion;

import org.jspecify.annotations.NullMarked;
