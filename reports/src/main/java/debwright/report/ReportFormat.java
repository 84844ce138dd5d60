package debwright.report;

import debwright.html.HtmlReport;
import debwright.judgement.Judgement;
import debwright.junit.JunitReport;
import debwright.markdown.MarkdownReport;
import debwright.sarif.SarifReport;
import java.util.Arrays;
import java.util.Optional;

/** A form of report: how it is called, the name of its file, and how it is made. */
public enum ReportFormat {
  /** A table of what changed, for a terminal; ends with the verdict line. */
  TEXT("text", "comparison.txt"),
  JSON("json", "comparison.json"),
  CSV("csv", "comparison.csv"),
  /** One page that needs nothing beside it. */
  HTML("html", "index.html"),
  MARKDOWN("markdown", "summary.md"),
  JUNIT("junit", "junit.xml"),
  SARIF("sarif", "comparison.sarif");

  private final String code;
  private final String fileName;

  ReportFormat(String code, String fileName) {
    this.code = code;
    this.fileName = fileName;
  }

  /** The word for it on a command line. */
  public String code() {
    return code;
  }

  /** The name of its file in a report folder. */
  public String fileName() {
    return fileName;
  }

  /** The whole report as text, the same for the same judgement. */
  public String render(Judgement judgement) {
    return switch (this) {
      case TEXT -> TextReport.render(judgement, TextStyle.PLAIN);
      case JSON -> JsonReport.render(judgement);
      case CSV -> CsvReport.render(judgement);
      case HTML -> HtmlReport.render(judgement);
      case MARKDOWN -> MarkdownReport.render(judgement);
      case JUNIT -> JunitReport.render(judgement);
      case SARIF -> SarifReport.render(judgement);
    };
  }

  /** The format of that code, or empty for an unknown one. */
  public static Optional<ReportFormat> ofCode(String code) {
    return Arrays.stream(values()).filter(format -> format.code.equals(code)).findFirst();
  }

  @Override
  public String toString() {
    return code;
  }
}
