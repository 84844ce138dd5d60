package debwright.speed;

import debwright.run.RunItem;
import debwright.run.RunSettings;
import java.nio.file.Path;

/** One question of a measurement. */
record Ask(Benchmark benchmark, RunItem item, RunSettings settings, Path index) {}
