package debwright.benchmarks;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.plan.Plan;
import debwright.resolve.Architecture;
import debwright.resolve.DpkgRules;
import debwright.resolve.Mode;
import debwright.resolve.Packager;
import debwright.resolve.Rules;
import debwright.resolve.Strategy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An app from its path to its plan by the reference's rules, with an index that answered before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExactPlan {
  private List<Packager.Request> requests = List.of();

  @Setup
  public void open() throws IOException, IndexException {
    ArchiveIndex index = Samples.index();
    Architecture architecture = Architecture.of(Samples.ARCHITECTURE).orElseThrow();
    DpkgRules dpkg = DpkgRules.of(index.facts().release());
    Rules rules = new Rules(Mode.EXACT, Strategy.SYMBOLS, dpkg, List.of());
    requests = List.of(new Packager.Request(index, architecture, rules));
  }

  @Benchmark
  public Plan small() throws IOException, ArchiveException, IndexException {
    return plan(Samples.smallObject());
  }

  @Benchmark
  public Plan large() throws IOException, ArchiveException, IndexException {
    return plan(Samples.largeApp());
  }

  private Plan plan(Path app) throws IOException, ArchiveException, IndexException {
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      return Packager.of("app", List.of(tree)).plan(requests);
    }
  }
}
