package debwright.run;

import debwright.corpus.Digests;
import debwright.result.AtomicFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The logs of a run: a file for each different one, named by its digest, and {@code logs.csv},
 * which says whose it is.
 */
final class RunLogs {
  private static final String TABLE = "logs.csv";
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
    AtomicFile.write(folder.resolve(TABLE), table.toString());
  }

  /** Puts the logs of runs together that have no item in common. */
  static void merge(List<Path> folders, Path target) throws IOException {
    List<String> rows = new ArrayList<>();
    for (Path folder : folders) {
      Path table = folder.resolve(TABLE);
      if (!Files.exists(table)) {
        continue;
      }
      List<String> lines = Files.readAllLines(table);
      rows.addAll(lines.subList(Math.min(1, lines.size()), lines.size()));
      try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log")) {
        for (Path log : logs) {
          AtomicFile.write(target.resolve(log.getFileName()), Files.readString(log));
        }
      }
    }
    StringBuilder text = new StringBuilder(HEADER);
    rows.stream().sorted().forEach(row -> text.append(row).append('\n'));
    AtomicFile.write(target.resolve(TABLE), text.toString());
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
