package debwright.landing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a project's tests say of themselves in JUnit's XML.
 *
 * @param tests how many there were
 * @param failures those that failed
 * @param flaky the names of those that failed first and passed when they were run again
 */
record TestReport(int tests, List<Failure> failures, List<String> flaky) {
  private static final XMLInputFactory XML = factory();
  private static final int FILES = 20_000;
  private static final int LINE = 500;

  /**
   * A test that failed.
   *
   * @param test its name, a word
   * @param said its name and what it said, in one line
   */
  record Failure(String test, String said) {}

  TestReport {
    failures = List.copyOf(failures);
    flaky = List.copyOf(flaky);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /**
   * Reads the reports in a tree; what is no such report is passed over.
   *
   * @param globs from the tree's root, such as {@code target/surefire-reports/*.xml}
   */
  static TestReport read(Path tree, List<String> globs) throws IOException {
    Builder builder = new Builder();
    for (Path file : files(tree, globs)) {
      try (InputStream in = Files.newInputStream(file)) {
        builder.read(XML.createXMLStreamReader(in));
      } catch (XMLStreamException e) {
        String name = tree.relativize(file).toString();
        builder.failures.add(new Failure(word(name), "no good JUnit report: " + name));
      }
    }
    return new TestReport(builder.tests, builder.failures, List.copyOf(builder.flaky));
  }

  private static List<Path> files(Path tree, List<String> globs) throws IOException {
    if (globs.isEmpty()) {
      return List.of();
    }
    List<PathMatcher> matchers =
        globs.stream()
            .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
            .toList();
    try (Stream<Path> files = Files.walk(tree)) {
      return files
          .filter(file -> matchers.stream().anyMatch(m -> m.matches(tree.relativize(file))))
          .filter(Files::isRegularFile)
          .sorted()
          .limit(FILES)
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A test case while its element is read. */
  private static final class Builder {
    private int tests;
    private final List<Failure> failures = new ArrayList<>();
    private final TreeSet<String> flaky = new TreeSet<>();
    private String name = "";

    void read(XMLStreamReader reader) throws XMLStreamException {
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          element(reader);
        }
      }
    }

    private void element(XMLStreamReader reader) {
      switch (reader.getLocalName()) {
        case "testcase" -> {
          tests++;
          name = attribute(reader, "classname") + "." + attribute(reader, "name");
        }
        case "failure", "error" ->
            failures.add(new Failure(word(name), line(name + ": " + said(reader))));
        case "flakyFailure", "flakyError" -> flaky.add(word(name));
        default -> {}
      }
    }

    private static String said(XMLStreamReader reader) {
      String message = attribute(reader, "message");
      return message.isBlank() ? attribute(reader, "type") : message;
    }

    private static String attribute(XMLStreamReader reader, String key) {
      String value = reader.getAttributeValue(null, key);
      return value == null ? "" : value;
    }
  }

  private static String word(String name) {
    return name.replaceAll("\\s+", "_");
  }

  private static String line(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > LINE ? line.substring(0, LINE) + "…" : line;
  }
}
