/**
 * Every form in which a judgement is given to people and programs; start at {@link
 * debwright.report.ReportFormat}.
 */
@NullMarked
package debwright.report;

import org.jspecify.annotations.NullMarked;
