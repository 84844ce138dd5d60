package debwright.corpus;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/** Text of rows: RFC 4180 quoting where it is needed, {@code \n} behind each. */
public final class CsvText {
  static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').setQuoteMode(QuoteMode.MINIMAL).get();

  private CsvText() {}

  /**
   * The rows of such text, the header as the first.
   *
   * @throws IOException when a quote is not closed
   */
  public static List<List<String>> rows(String text) throws IOException {
    try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      return parser.stream().map(CSVRecord::toList).toList();
    } catch (UncheckedIOException e) {
      throw new IOException("not CSV: " + e.getMessage(), e);
    }
  }

  /**
   * The whole text.
   *
   * @param header names of the columns
   * @param rows each with as many fields
   */
  public static String of(List<String> header, Stream<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord(header);
      for (List<String> row : (Iterable<List<String>>) rows::iterator) {
        printer.printRecord(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a StringBuilder does not fail", e);
    }
    return text.toString();
  }
}
