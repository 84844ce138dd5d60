package debwright.report;

import debwright.judgement.Judgement;
import debwright.result.AtomicFile;
import debwright.result.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A folder with every report of one judgement, and the results that it rests on. */
public final class ReportFolder {
  private static final List<ReportFormat> FORMATS =
      List.of(
          ReportFormat.CSV,
          ReportFormat.JSON,
          ReportFormat.JUNIT,
          ReportFormat.MARKDOWN,
          ReportFormat.SARIF,
          ReportFormat.HTML);

  private ReportFolder() {}

  /**
   * Writes {@code index.html}, {@code results.csv}, {@code timings.csv}, {@code comparison.csv},
   * {@code comparison.json}, {@code comparison.sarif}, {@code junit.xml} and {@code summary.md};
   * makes the folder if need be, and replaces what an earlier report left there.
   *
   * @return the page
   */
  public static Path write(Path folder, Judgement judgement) throws IOException {
    AtomicFile.write(
        folder.resolve("results.csv"), RunFolder.resultsCsv(judgement.candidate().results()));
    AtomicFile.write(
        folder.resolve("timings.csv"), RunFolder.timingsCsv(judgement.candidate().timings()));
    for (ReportFormat format : FORMATS) {
      AtomicFile.write(folder.resolve(format.fileName()), format.render(judgement));
    }
    return folder.resolve(ReportFormat.HTML.fileName());
  }
}
