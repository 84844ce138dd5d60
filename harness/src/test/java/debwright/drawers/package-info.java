/**
 * Files that others made to break readers of ELF files and packages, each given to {@code debwright
 * deps}; start at {@code Drawers}, or run {@code harness/src/test/drawers/run}.
 */
package debwright.drawers;
