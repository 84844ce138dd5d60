package debwright.landing;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.landing.TestReport.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportTest {
  @TempDir Path tree;

  private TestReport read(String file, String text) throws Exception {
    Path path = tree.resolve("target/reports").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return TestReport.read(tree, List.of("target/reports/*.xml"));
  }

  @Test
  void namesWhatFailedAndWhatWasFlaky() throws Exception {
    TestReport report =
        read(
            "one.xml",
            """
            <testsuite>
              <testcase classname="a.B" name="adds"/>
              <testcase classname="a.B" name="with 2 words"><failure message="expected 1&#10; but was 2"/></testcase>
              <testcase classname="a.B" name="waits"><flakyFailure message="late"/></testcase>
              <testcase classname="a.C" name="reads"><error type="java.io.IOException"/></testcase>
            </testsuite>
            """);
    assertThat(report.tests()).isEqualTo(4);
    assertThat(report.failures())
        .containsExactly(
            new Failure("a.B.with_2_words", "a.B.with 2 words: expected 1 but was 2"),
            new Failure("a.C.reads", "a.C.reads: java.io.IOException"));
    assertThat(report.flaky()).containsExactly("a.B.waits");
  }

  @Test
  void saysWhichFileIsNoReportAndReadsTheOthers() throws Exception {
    read("good.xml", "<testsuite><testcase classname='a.B' name='adds'/></testsuite>");
    TestReport report = read("no report.xml", "<testsuite><testcase");
    assertThat(report.failures())
        .containsExactly(
            new Failure(
                "target/reports/no_report.xml",
                "no good JUnit report: target/reports/no report.xml"));
    assertThat(report.tests()).isEqualTo(1);
  }

  @Test
  void followsNothingThatAReportPointsTo() throws Exception {
    Files.writeString(tree.resolve("secret"), "secret");
    TestReport report =
        read(
            "bad.xml",
            "<!DOCTYPE a [<!ENTITY e SYSTEM '"
                + tree.resolve("secret").toUri()
                + "'>]><testsuite><testcase classname='a' name='b'><failure>&e;</failure>"
                + "</testcase></testsuite>");
    assertThat(report.failures()).isNotEmpty();
    assertThat(report.failures().toString()).doesNotContain("secret\"").doesNotContain(": secret");
  }
}
