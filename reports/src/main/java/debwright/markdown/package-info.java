/**
 * Judgements as Markdown for a proposal or a build's page; start at {@link
 * debwright.markdown.MarkdownReport}.
 */
@NullMarked
package debwright.markdown;

import org.jspecify.annotations.NullMarked;
