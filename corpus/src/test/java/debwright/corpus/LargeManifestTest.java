package debwright.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeManifestTest {
  private static final int ROWS = 20_000;

  /** How many times longer it may take than to read the fields alone; it takes 2 to 3 times. */
  private static final double MOST = 6;

  @TempDir Path folder;

  /** Processor times side by side, since others may use the machine. */
  @Test
  void takesLittleMoreThanItsFieldsTakeToBeRead() throws Exception {
    Path manifest = folder.resolve("large.corpus.csv");
    Files.writeString(manifest, text("libc6 (>= 2.34), libgcc-s1 (>= 3.0)"));
    double ratio = ratio(manifest);
    for (int again = 0; again < 4 && ratio > MOST; again++) {
      ratio = ratio(manifest);
    }
    assertThat(ratio).as("time of %d rows, in that of their fields", ROWS).isLessThan(MOST);
  }

  private static double ratio(Path manifest) throws Exception {
    long begun = cpuTime();
    assertThat(Corpus.open(manifest).items()).hasSize(ROWS);
    long read = cpuTime();
    try (CSVParser fields = CSVFormat.RFC4180.parse(Files.newBufferedReader(manifest))) {
      assertThat(fields.getRecords()).hasSize(ROWS + 1);
    }
    return (double) (read - begun) / (cpuTime() - read);
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
