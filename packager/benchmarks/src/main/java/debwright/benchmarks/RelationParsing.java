package debwright.benchmarks;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** A Depends field of ten groups. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RelationParsing {
  private static final String DEPENDS =
      "libblas3 | libblas.so.3, libc6 (>= 2.34), libgcc-s1 (>= 3.0), libglib2.0-0 (>= 2.31.8),"
          + " libjack-jackd2-0 (>= 1.9.10+20150825) | libjack-0.125, liblapack3 | liblapack.so.3,"
          + " libqt5core5a (>= 5.15.1), libstdc++6 (>= 11), libx11-6, zlib1g (>= 1:1.2.2)";

  @Benchmark
  public Dependencies parse() throws DebianSyntaxException {
    return Dependencies.parse(DEPENDS);
  }
}
