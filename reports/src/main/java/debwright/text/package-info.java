/** Other people's text made safe to show; start at {@link debwright.text.Visible}. */
@NullMarked
package debwright.text;

import org.jspecify.annotations.NullMarked;
