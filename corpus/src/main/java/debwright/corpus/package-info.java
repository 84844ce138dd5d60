/**
 * Which apps are judged, from where they come and which answers are right; start at {@link
 * debwright.corpus.Corpus}.
 */
@NullMarked
package debwright.corpus;

import org.jspecify.annotations.NullMarked;
