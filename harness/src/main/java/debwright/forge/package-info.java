/**
 * What GitHub and GitLab say by their webhooks, checked and in one form; start at {@link
 * debwright.forge.ForgeHook}.
 */
@NullMarked
package debwright.forge;

import org.jspecify.annotations.NullMarked;
