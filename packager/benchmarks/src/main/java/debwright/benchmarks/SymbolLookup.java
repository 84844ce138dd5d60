package debwright.benchmarks;

import debwright.debian.SonameSymbols.MinimalVersion;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.Symbols;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Finding a symbol in the table of a library with thousands, and reading such a table first. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SymbolLookup {
  private List<Symbols> tables = List.of();

  @Setup
  public void open() throws IOException, IndexException {
    tables = List.of(table());
  }

  private static Symbols table() throws IOException, IndexException {
    ArchiveIndex index = Samples.index();
    return index.symbols("libstdc++.so.6", "libstdc++6").orElseThrow();
  }

  @Benchmark
  public Optional<MinimalVersion> present() {
    return tables.get(0).find("_ZNSt6thread4joinEv", "GLIBCXX_3.4.11");
  }

  @Benchmark
  public Optional<MinimalVersion> absent() {
    return tables.get(0).find("_ZNSt6thread4joinEvv", "GLIBCXX_3.4.11");
  }

  /** Most questions are: the version tells that another library is meant. */
  @Benchmark
  public Optional<MinimalVersion> ofAnotherLibrary() {
    return tables.get(0).find("memcpy", "GLIBC_2.14");
  }

  /** Opening the index included. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public Symbols firstRead() throws IOException, IndexException {
    return table();
  }
}
