package debwright.benchmarks;

import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.LibraryEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

/** An index from the file to its first answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class IndexOpening {
  private Path file = Path.of("");

  @Setup
  public void locate() throws IOException, IndexException {
    file = Samples.indexFile();
  }

  @Benchmark
  public ArchiveIndex open() throws IOException, IndexException {
    return ArchiveIndex.open(file);
  }

  @Benchmark
  public List<LibraryEntry> openAndAnswer() throws IOException, IndexException {
    return ArchiveIndex.open(file).libraries("libc.so.6");
  }
}
