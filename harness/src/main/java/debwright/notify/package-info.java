/**
 * Tells channels (IRC, webhooks, mail, the commit statuses of a forge) what became of something:
 * each once, also across restarts, and none held up by another. Start at {@link
 * debwright.notify.Notifier}; {@link debwright.notify.NotifySection} reads who is told.
 */
@NullMarked
package debwright.notify;

import org.jspecify.annotations.NullMarked;
