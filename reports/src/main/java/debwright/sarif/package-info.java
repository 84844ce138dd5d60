/**
 * Judgements as SARIF 2.1.0, which forges and editors show beside the code; start at {@link
 * debwright.sarif.SarifReport}.
 */
@NullMarked
package debwright.sarif;

import org.jspecify.annotations.NullMarked;
