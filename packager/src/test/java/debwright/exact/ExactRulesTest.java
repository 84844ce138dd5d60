package debwright.exact;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.DpkgSource;
import debwright.debian.Tools;
import debwright.exact.Reference.Answer;
import debwright.exact.RuleTrials.Row;
import debwright.plan.Outcome;
import debwright.resolve.DpkgRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every rule of exact mode: the answer that is written down, ours, and the real tool's. */
final class ExactRulesTest {
  @TempDir private static Path folder = Path.of("");
  private static List<Row> rows = List.of();

  @BeforeAll
  static void write() throws Exception {
    rows = RuleTrials.in(folder.toRealPath());
    for (Row row : rows) {
      row.trial().write();
    }
    for (World world : rows.stream().map(row -> row.trial().world()).distinct().toList()) {
      world.install();
    }
  }

  private static String line(String depends) {
    return depends.isEmpty() ? "" : "shlibs:Depends=" + depends + "\n";
  }

  @TestFactory
  List<DynamicTest> ourAnswers() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Row row : rows) {
      tests.add(DynamicTest.dynamicTest(row.trial().name(), () -> ours(row)));
    }
    return tests;
  }

  private static void ours(Row row) throws Exception {
    Outcome outcome = row.trial().plan(DpkgRules.V1_21).outcome();
    assertThat(outcome == Outcome.UNRESOLVED_LIBRARY).isEqualTo(row.exit() == 2);
    if (row.exit() == 0) {
      assertThat(row.trial().ours(DpkgRules.V1_21)).isEqualTo(line(row.old()));
      assertThat(row.trial().ours(DpkgRules.V1_22_22)).isEqualTo(line(row.young()));
    }
  }

  @Test
  void theInstalledToolAnswersTheSame() throws Exception {
    Tools.need("dpkg-shlibdeps");
    Tools.need("objdump");
    compare(Reference.installed());
  }

  @Test
  void theYoungerToolAnswersTheSame() throws Exception {
    Tools.need("objdump");
    compare(Reference.ofSource(DpkgSource.tree()));
  }

  private static void compare(Reference reference) throws Exception {
    List<Answer> answers = reference.answers(rows.stream().map(Row::trial).toList());
    List<String> different = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Answer answer = answers.get(i);
      String expected = reference.rules() == DpkgRules.V1_21 ? row.old() : row.young();
      if (answer.exit() != row.exit() || !answer.printed().equals(line(expected))) {
        different.add(
            "%s: expected %s, it is %s (%d): %s"
                .formatted(
                    row.trial().name(), expected, answer.printed(), answer.exit(), answer.said()));
      }
    }
    assertThat(different).as("of %d trials", rows.size()).isEmpty();
  }
}
