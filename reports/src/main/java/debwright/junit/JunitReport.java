package debwright.junit;

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
 * gates is a failure, an unknown or waived one is skipped. Waivers and definitions of done are
 * suites of their own. Answers of re-runs stand beside the one that counts, as surefire has it.
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
        .render(judgement.verdict().line(), TestCases.of(judgement));
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
    return test.key().map(key -> millis.getOrDefault(key, 0L)).orElse(0L);
  }

  private static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).toPlainString();
  }

  private void testCase(TestCase test) {
    String[] attributes = {
      "name", test.name(), "classname", test.suite(), "time", seconds(millis(test))
    };
    if (test.state() == TestCase.State.PASSED && test.attempts().isEmpty()) {
      xml.empty("testcase", attributes);
      return;
    }
    xml.open("testcase", attributes);
    switch (test.state()) {
      case PASSED -> attempts("flakyFailure", test);
      case FAILED -> {
        xml.text("failure", test.lines(), "type", test.type(), "message", test.message());
        attempts("rerunFailure", test);
      }
      case SKIPPED -> xml.empty("skipped", "message", test.message());
    }
    xml.close("testcase");
  }

  // As surefire writes them: Jenkins tells a flaky case by these.
  private void attempts(String element, TestCase test) {
    for (TestCase.Attempt attempt : test.attempts()) {
      xml.open(element, "message", attempt.message(), "type", attempt.type());
      xml.text("stackTrace", List.of(attempt.message()));
      xml.close(element);
    }
  }
}
