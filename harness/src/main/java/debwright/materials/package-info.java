/**
 * Makes the rows of a corpus ready for a run: their bytes, their labels and the indexes to ask;
 * start at {@link debwright.materials.CorpusMaterials}.
 */
@NullMarked
package debwright.materials;

import org.jspecify.annotations.NullMarked;
