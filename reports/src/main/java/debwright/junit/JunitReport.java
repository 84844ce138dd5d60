package debwright.junit;

import debwright.comparison.Comparison;
import debwright.judgement.Judgement;
import debwright.result.ItemKey;
import debwright.result.Timing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A test suite for each release and architecture, a test case for each item: a difference that
 * gates is a failure, an unknown or waived one is skipped.
 */
public final class JunitReport {
  private final Xml xml = new Xml();
  private final Map<ItemKey, Long> millis;

  private JunitReport(List<Timing> timings) {
    this.millis =
        timings.stream()
            .collect(
                Collectors.groupingBy(Timing::key, Collectors.summingLong(Timing::durationMs)));
  }

  /** The whole document. */
  public static String render(Judgement judgement) {
    return new JunitReport(judgement.candidate().timings())
        .render(judgement.verdict().line(), cases(judgement));
  }

  private static List<TestCase> cases(Judgement judgement) {
    return judgement
        .comparison()
        .map(Comparison::differences)
        .map(differences -> differences.stream().map(TestCase::of).toList())
        .orElseGet(() -> judgement.candidate().results().stream().map(TestCase::of).toList());
  }

  private String render(String verdict, List<TestCase> cases) {
    xml.open("testsuites", counts(verdict, cases));
    cases.stream()
        .collect(Collectors.groupingBy(TestCase::suite, TreeMap::new, Collectors.toList()))
        .forEach(this::suite);
    return xml.close("testsuites").toString();
  }

  private void suite(String name, List<TestCase> cases) {
    xml.open("testsuite", counts(name, cases));
    cases.forEach(this::testCase);
    xml.close("testsuite");
  }

  private String[] counts(String name, List<TestCase> cases) {
    long time = cases.stream().mapToLong(this::millis).sum();
    return new String[] {
      "name", name,
      "tests", Integer.toString(cases.size()),
      "failures", count(cases, TestCase.State.FAILED),
      "errors", "0",
      "skipped", count(cases, TestCase.State.SKIPPED),
      "time", seconds(time)
    };
  }

  private static String count(List<TestCase> cases, TestCase.State state) {
    return Long.toString(cases.stream().filter(c -> c.state() == state).count());
  }

  private long millis(TestCase test) {
    return millis.getOrDefault(test.key(), 0L);
  }

  private static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).toPlainString();
  }

  private void testCase(TestCase test) {
    String[] attributes = {
      "name", test.key().item(), "classname", test.suite(), "time", seconds(millis(test))
    };
    switch (test.state()) {
      case PASSED -> xml.empty("testcase", attributes);
      case FAILED -> {
        xml.open("testcase", attributes);
        xml.text("failure", test.lines(), "type", test.type(), "message", test.message());
        xml.close("testcase");
      }
      case SKIPPED -> {
        xml.open("testcase", attributes);
        xml.empty("skipped", "message", test.message());
        xml.close("testcase");
      }
    }
  }
}
