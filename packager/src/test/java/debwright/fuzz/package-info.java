/**
 * The readers of untrusted bytes, held against what they promise whatever the bytes are; start at
 * {@code Target}. {@code packager/src/test/fuzz/run} lets Jazzer look for bytes that break a
 * promise, and {@code FuzzDrawerTest} tries those again that once did.
 */
package debwright.fuzz;
