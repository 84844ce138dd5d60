package debwright.benchmarks;

import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import debwright.elf.FileSource;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Opening an object, reading it, and closing it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ElfReading {
  @Benchmark
  public ElfFile small() throws IOException, ElfException {
    return ElfFile.read(Samples.smallObject());
  }

  @Benchmark
  public ElfFile large() throws IOException, ElfException {
    return ElfFile.read(Samples.largeObject());
  }

  /** Without the symbols that it defines. */
  @Benchmark
  public ElfFile usesOfLarge() throws IOException, ElfException {
    try (FileSource source = FileSource.open(Samples.largeObject())) {
      return ElfFile.readUses(source);
    }
  }
}
