/**
 * Tables as text: a header row, RFC 4180 quoting, {@code \n} line ends; start at {@link
 * debwright.csv.CsvTable}.
 */
@NullMarked
package debwright.csv;

import org.jspecify.annotations.NullMarked;
