package debwright.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TellingTest {
  @TempDir Path folder;

  /** Logs of real failures, each with lines that a person looks for. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          bash        | kubeclt: command not found
          cargo-build | error[E0425]: cannot find value `nothing` in this scope
          cargo-build | --> src/lib.rs:9:26
          cargo-test  | test tests::has_entries ... FAILED
          cargo-test  | left: [0, 1]
          go-build    | ./menu.go:14:9: undefined: entires
          go-test     | menu_test.go:12: entries(2): got [0 1], want [1 2]
          go-test     | panic: runtime error: index out of range
          jest        | ● menu › has entries
          jest        | Received: [0, 1]
          make-gcc    | menu.c:6:11: error: expected
          make-gcc    | make: *** [Makefile:5: menu.o] Error 1
          make-ld     | undefined reference to `entries'
          mvn-compile | Menu.java:[2,122] cannot find symbol
          mvn-compile | symbol:   method ad(int)
          mvn-test    | MenuTest.hasEntries -- Time elapsed
          mvn-test    | java.lang.NullPointerException: Cannot invoke
          mvn-test    | [ERROR]   MenuTest.hasAnIcon:6 » NullPointer
          node        | Error: Cannot find module './missing'
          npm-test    | not ok 2 - entries
          pytest      | E       AssertionError: Lists differ: [1, 2] != [0, 1]
          pytest      | FAILED test_menu.py::MenuTest::test_missing - KeyError: 'icon'
          shell       | cp: cannot stat 'pages/index.html': No such file or directory
          unittest    | FAIL: test_entries (test_menu.MenuTest.test_entries)
          unittest    | KeyError: 'icon'
          """)
  void findsWhatTells(String log, String line) throws Exception {
    assertThat(of(log)).contains(line);
  }

  @ParameterizedTest
  @CsvSource({"mvn-test,Help 1", "mvn-test,at java.base", "jest,A complete log", "jest,✓"})
  void leavesOutWhatTellsNothing(String log, String noise) throws Exception {
    assertThat(of(log)).doesNotContain(noise);
  }

  private static String of(String log) throws Exception {
    String name = log + ".txt";
    try (InputStream in = TellingTest.class.getResourceAsStream(name)) {
      return Telling.of(Objects.requireNonNull(in, name));
    }
  }

  private static String text(String log) throws Exception {
    return Telling.of(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void showsTheLastLinesWhereNoneTells() throws Exception {
    assertThat(text("one\ntwo\n\nthree")).isEqualTo("one\ntwo\nthree");
    assertThat(text("line\n".repeat(3) + "last\n".repeat(40)).lines()).hasSizeLessThan(20);
    assertThat(text("")).isEmpty();
    assertThat(Telling.of(folder.resolve("none"))).isEmpty();
  }

  @Test
  void keepsTheFirstAndTheLastOfMany() throws Exception {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      log.append("noise\nx.c:").append(i).append(":1: error: no ").append(i).append('\n');
    }
    String told = text(log.toString());
    assertThat(told).startsWith("x.c:0:1: error: no 0\n").contains("more lines like these");
    assertThat(told).endsWith("x.c:999:1: error: no 999");
    assertThat(told.lines().count()).isLessThanOrEqualTo(22);
  }

  @Test
  void saysNothingToATerminal() throws Exception {
    String told =
        text(
            "\u001B[31merror: red\u001B[0m\n\u001B]0;title\u0007fatal: bell\u0007\n10%\r90%\rerror: done");
    assertThat(told).isEqualTo("error: red\nfatal: bell\uFFFD\nerror: done");
    assertThat(text("a\r\nb\r\n")).isEqualTo("a\nb");
  }

  @Test
  void isBoundedWhateverIsWritten() throws Exception {
    Random random = new Random(5);
    byte[] bytes = new byte[200_000];
    random.nextBytes(bytes);
    List<InputStream> logs =
        List.of(
            new ByteArrayInputStream(bytes),
            new ByteArrayInputStream("error: x".repeat(500_000).getBytes(StandardCharsets.UTF_8)),
            new ByteArrayInputStream(
                ("error: " + "wide ".repeat(60) + "\n")
                    .repeat(9)
                    .getBytes(StandardCharsets.UTF_8)));
    for (InputStream log : logs) {
      String told = Telling.of(log);
      assertThat(told.length()).isLessThanOrEqualTo(2000);
      assertThat(told.chars().filter(c -> c != '\n')).allMatch(c -> c >= ' ');
    }
  }
}
