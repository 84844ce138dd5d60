/**
 * What is reported: a run, its comparison, the verdict and what it rests on; start at {@link
 * debwright.judgement.Judgement}.
 */
@NullMarked
package debwright.judgement;

import org.jspecify.annotations.NullMarked;
