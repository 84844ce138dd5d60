/**
 * Judgements as one page that needs nothing beside it; start at {@link debwright.html.HtmlReport}.
 */
@NullMarked
package debwright.html;

import org.jspecify.annotations.NullMarked;
