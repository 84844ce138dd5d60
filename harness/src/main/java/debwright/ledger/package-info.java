/**
 * What happened to revisions: verdicts, runs, deploys and marks, as events on a git ref that any
 * number of clones append to; start at {@link debwright.ledger.Ledger}.
 */
@NullMarked
package debwright.ledger;

import org.jspecify.annotations.NullMarked;
