/**
 * Runs a corpus on a Spark cluster, with the same result as on one machine; start at {@link
 * debwright.spark.SparkWorkers}.
 */
@NullMarked
package debwright.spark;

import org.jspecify.annotations.NullMarked;
