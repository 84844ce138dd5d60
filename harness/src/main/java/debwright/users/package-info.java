/**
 * Apps that users of Debwright complain of: the bundle that one sends, and what becomes of it in
 * the repository; start at {@link debwright.users.UserReports}.
 */
@NullMarked
package debwright.users;

import org.jspecify.annotations.NullMarked;
