package debwright.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeManifestTest {
  private static final int ROWS = 100_000;

  /** Of processor time, since others may use the machine: it takes about a second. */
  private static final Duration MOST = Duration.ofSeconds(2);

  @TempDir Path folder;

  @Test
  void readsAHundredThousandRowsInNoTime() throws Exception {
    Path manifest = folder.resolve("large.corpus.csv");
    Files.writeString(manifest, text("libc6 (>= 2.34), libgcc-s1 (>= 3.0)"));
    Duration taken = taken(manifest);
    for (int again = 0; again < 2 && taken.compareTo(MOST) >= 0; again++) {
      taken = taken(manifest);
    }
    assertThat(taken).as("time to read %d rows, the best of three", ROWS).isLessThan(MOST);
  }

  private static Duration taken(Path manifest) throws Exception {
    long begun = cpuTime();
    assertThat(Corpus.open(manifest).items()).hasSize(ROWS);
    return Duration.ofNanos(cpuTime() - begun);
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String text(String expected) {
    StringBuilder text = new StringBuilder(Manifests.HEADER + "\n");
    for (int i = 0; i < ROWS; i++) {
      text.append("bookworm/p").append(i);
      text.append(",deb,bookworm/main p").append(i).append("=1.0-").append(i).append(',');
      text.append(Manifests.SHA);
      text.append(",53080,debian:12,amd64,full,shlibdeps,\"").append(expected).append("\"\n");
    }
    return text.toString();
  }
}
