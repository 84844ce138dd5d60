package debwright.run;

import debwright.corpus.Digests;
import debwright.result.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The logs of a run: a file for each different one, named by its digest, and {@code logs.csv},
 * which says whose it is.
 */
final class RunLogs {
  private static final String HEADER = "item,release,architecture,log\n";

  private RunLogs() {}

  static void write(Path folder, Collection<Attempt> attempts) throws IOException {
    List<Attempt> logged =
        attempts.stream()
            .filter(attempt -> !attempt.log().isEmpty())
            .sorted(Comparator.comparing(Attempt::key))
            .toList();
    StringBuilder table = new StringBuilder(HEADER);
    for (Attempt attempt : logged) {
      String file = Digests.of(attempt.log()) + ".log";
      AtomicFile.write(folder.resolve(file), attempt.log());
      table.append(row(attempt, file));
    }
    AtomicFile.write(folder.resolve("logs.csv"), table.toString());
  }

  private static String row(Attempt attempt, String file) {
    return String.join(
        ",",
        quoted(attempt.key().item()),
        quoted(attempt.key().release()),
        quoted(attempt.key().architecture()),
        file + "\n");
  }

  /** As RFC 4180 has it. */
  private static String quoted(String field) {
    return field.matches("[^\",\r\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
