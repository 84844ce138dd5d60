package debwright.debian;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.Relation.Bound;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of dpkg's own tests of versions, read out of its source. */
final class DpkgVersionTablesTest {
  /** The signs of control files; {@code dpkg --compare-versions} has names for them besides. */
  private static final List<String> SIGNS = List.of("<", "<<", "<=", "=", ">=", ">", ">>");

  private static final Map<String, String> RELATIONS =
      Map.of("EQ", "=", "LT", "<<", "LE", "<=", "GT", ">>", "GE", ">=");

  /**
   * What dpkg refuses and Dpkg::Version, which dpkg-shlibdeps asks, takes for valid: an epoch above
   * what an int holds, a colon in a revision, and one with nothing behind it.
   */
  private static final Set<String> VALID_TO_PERL =
      Set.of("999999999999999999999999:0-1", "0:0-0:0", "0:0-:", "0:");

  private static final String OBJECT =
      "DPKG_VERSION_OBJECT\\((\\d+), \"([^\"]*)\", \"([^\"]*)\"\\)";

  private static String source(String path) throws IOException, InterruptedException {
    return Files.readString(DpkgSource.tree().resolve(path));
  }

  private static boolean holds(String a, String sign, String b) throws DebianSyntaxException {
    Bound bound = Relation.parse("p (%s %s)".formatted(sign, b)).bound().orElseThrow();
    return bound.holds(new Version(a));
  }

  private static boolean expected(String sign, int order) {
    return switch (sign) {
      case "<<" -> order < 0;
      case "<", "<=" -> order <= 0;
      case "=" -> order == 0;
      case ">", ">=" -> order >= 0;
      default -> order > 0;
    };
  }

  @Test
  void ordersThePairsOfDpkgsPerlTest() throws Exception {
    String text = source("scripts/t/Dpkg_Version.t");
    int cases = 0;
    for (String line : text.substring(text.indexOf("__DATA__\n") + 9).lines().toList()) {
      String[] pair = line.split(" ", -1);
      assertThat(new Version(pair[0])).hasToString(pair[0]);
      for (String sign : SIGNS) {
        assertThat(holds(pair[0], sign, pair[1]))
            .as(line + " " + sign)
            .isEqualTo(expected(sign, Integer.parseInt(pair[2])));
        cases++;
      }
    }
    assertThat(cases).isEqualTo(43 * 7);
  }

  @Test
  void refusesWhatDpkgsPerlTestDoes() throws Exception {
    Pattern step =
        Pattern.compile("Dpkg::Version->new\\('([^']*)'\\);|ok\\(!\\$\\w+->is_valid\\(\\)");
    Matcher m = step.matcher(source("scripts/t/Dpkg_Version.t"));
    Optional<String> made = Optional.empty();
    int cases = 0;
    while (m.find()) {
      if (m.group(1) != null) {
        made = Optional.of(m.group(1));
      } else {
        assertThat(new Version(made.orElseThrow()).valid()).as(made.get()).isFalse();
        cases++;
      }
    }
    assertThat(cases).isEqualTo(9);
  }

  /** Runs the statements of the test in C that our version has a meaning for. */
  private static final class Statements {
    private static final Pattern STATEMENT =
        Pattern.compile(
            "(?<set>(?<vars>(?:[ab] = )+)"
                + OBJECT
                + ")|(?<blank>dpkg_version_blank)|(?<epoch>\\.epoch = )"
                + "|test_(?<pass>pass|fail)\\((?:parseversion\\(&a, \"(?<text>[^\"]*)\", &?\\w+\\) (?<is>[!=]=) 0"
                + "|dpkg_version_compare\\(&(?<left>[ab]), &[ab]\\) (?<order>==|<|>) 0"
                + "|dpkg_version_relate\\(&a, DPKG_RELATION_(?<relation>\\w\\w), &b\\))");

    private final Map<String, Version> variables = new TreeMap<>();
    private int compared;
    private int parsed;

    void run(String text) throws DebianSyntaxException {
      Matcher m = STATEMENT.matcher(text);
      while (m.find()) {
        boolean pass = "pass".equals(m.group("pass"));
        if (m.group("set") != null) {
          String revision = m.group(5).isEmpty() ? "" : "-" + m.group(5);
          Version version = new Version(m.group(3) + ":" + m.group(4) + revision);
          Set.of(m.group("vars").split(" = ", -1)).forEach(each -> variables.put(each, version));
        } else if (m.group("blank") != null || m.group("epoch") != null) {
          variables.clear();
        } else if (m.group("text") != null) {
          parse(m.group("text").strip(), pass == m.group("is").equals("=="));
        } else if (variables.containsKey("a") && variables.containsKey("b")) {
          compare(m, pass);
        }
      }
    }

    private void parse(String text, boolean valid) {
      parsed++;
      boolean ours = valid || VALID_TO_PERL.contains(text);
      assertThat(new Version(text).valid()).as(text).isEqualTo(ours);
      variables.put("a", new Version(text));
    }

    private void compare(Matcher m, boolean pass) throws DebianSyntaxException {
      compared++;
      Version a = variables.get("a");
      Version b = variables.get("b");
      boolean swapped = "b".equals(m.group("left"));
      String sign =
          m.group("relation") == null
              ? Map.of("==", "=", "<", "<<", ">", ">>").get(m.group("order"))
              : RELATIONS.get(m.group("relation"));
      boolean holds = swapped ? holds(b.text(), sign, a.text()) : holds(a.text(), sign, b.text());
      assertThat(holds).as("%s %s %s", a, m.group(), b).isEqualTo(pass);
    }
  }

  @Test
  void doesAsTheTestOfDpkgInC() throws Exception {
    Statements statements = new Statements();
    statements.run(source("lib/dpkg/t/t-version.c").replaceAll("\\\\t", "\t"));
    assertThat(statements.compared).isEqualTo(43);
    assertThat(statements.parsed).isEqualTo(31);
  }

  @Test
  void refusesTheLettersThatTheTestInCDoes() throws Exception {
    Pattern loop =
        Pattern.compile(
            "strdup\\(\"([^\"]*)\"\\)\\);\\s+for \\(p = \"((?:[^\"\\\\]|\\\\.)*)\";.*\\s+verstr\\[(\\d)\\]");
    Matcher m = loop.matcher(source("lib/dpkg/t/t-version.c"));
    int cases = 0;
    while (m.find()) {
      StringBuilder text = new StringBuilder(m.group(1));
      for (char letter : m.group(2).replace("\\\\", "\\").toCharArray()) {
        text.setCharAt(Integer.parseInt(m.group(3)), letter);
        boolean valid = VALID_TO_PERL.contains(text.toString());
        assertThat(new Version(text.toString()).valid()).as(text.toString()).isEqualTo(valid);
        cases++;
      }
    }
    assertThat(cases).isEqualTo(49);
  }
}
