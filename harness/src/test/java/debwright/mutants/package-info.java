/**
 * Whether the gate catches what it must: changes of the engine of which a plain diff tells what
 * they do; start at {@code Mutants}, or run {@code harness/src/test/gate/mutants}.
 */
package debwright.mutants;
