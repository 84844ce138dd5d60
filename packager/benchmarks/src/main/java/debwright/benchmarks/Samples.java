package debwright.benchmarks;

import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.Indexes;
import debwright.index.Release;
import java.io.IOException;
import java.nio.file.Path;

/** What is measured on: the JDK that runs the benchmark, and a built-in index. */
final class Samples {
  static final String ARCHITECTURE = "amd64";

  private static final Path JDK = Path.of(System.getProperty("java.home", ""));
  private static final Path NOWHERE =
      Path.of(System.getProperty("java.io.tmpdir", ""), "debwright-benchmarks");

  private Samples() {}

  /** A library of a few dozen symbols. */
  static Path smallObject() {
    return JDK.resolve("lib/libjli.so");
  }

  /** A library of many megabytes. */
  static Path largeObject() {
    return JDK.resolve("lib/server/libjvm.so");
  }

  /** A folder with some forty objects, and links and other files among them. */
  static Path largeApp() {
    return JDK;
  }

  static Path indexFile() throws IOException, IndexException {
    Release debian = Release.of("debian:12").orElseThrow();
    return new Indexes(NOWHERE, NOWHERE).findBuiltIn(debian, ARCHITECTURE).orElseThrow().file();
  }

  static ArchiveIndex index() throws IOException, IndexException {
    return ArchiveIndex.open(indexFile());
  }
}
