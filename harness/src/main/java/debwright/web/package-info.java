/**
 * Pages of a project's delivery, and what browsers and scripts may ask of it; start at {@link
 * debwright.web.WebServer}.
 */
@NullMarked
package debwright.web;

import org.jspecify.annotations.NullMarked;
