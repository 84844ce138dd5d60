/**
 * Right answers: what dpkg-shlibdeps itself says, and how close Depends come to it; start at {@link
 * debwright.label.LabelScore} and {@link debwright.label.Labeller}.
 */
@NullMarked
package debwright.label;

import org.jspecify.annotations.NullMarked;
