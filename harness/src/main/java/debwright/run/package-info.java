/**
 * Drives an engine's worker processes through a corpus and keeps what they answer; start at {@link
 * debwright.run.CorpusRun}.
 */
@NullMarked
package debwright.run;

import org.jspecify.annotations.NullMarked;
