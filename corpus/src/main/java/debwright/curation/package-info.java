/**
 * Makes corpora: draws packages, fetches them, asks for the right answers, distils them; start at
 * {@link debwright.curation.Curator}.
 */
@NullMarked
package debwright.curation;

import org.jspecify.annotations.NullMarked;
