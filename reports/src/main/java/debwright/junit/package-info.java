/** Judgements as the XML that build servers read; start at {@link debwright.junit.JunitReport}. */
@NullMarked
package debwright.junit;

import org.jspecify.annotations.NullMarked;
