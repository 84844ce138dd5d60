package debwright.benchmarks;

import debwright.debian.Version;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One comparison of two versions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class VersionComparison {
  @Param({"2.34 2.4", "1:2.39.5-0+deb12u2 1:2.39.5-0+deb12u10", "5.15.2~rc1 5.15.2"})
  public String versions = "";

  private Version one = new Version("");
  private Version other = new Version("");

  @Setup
  public void split() {
    int space = versions.indexOf(' ');
    one = new Version(versions.substring(0, space));
    other = new Version(versions.substring(space + 1));
  }

  @Benchmark
  public int compare() {
    return one.compareTo(other);
  }
}
