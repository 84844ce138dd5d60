package debwright.job;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a line is known by that tells why a command failed.
 *
 * @param pattern found in the line
 * @param following how many lines after it belong to it
 */
record Sign(Pattern pattern, int following) {
  /** Each with a program that writes so. */
  private static final List<Sign> ALL =
      List.of(
          // go test, and what its test said
          sign("^\\s*--- FAIL: ", 2),
          sign("^\\s+\\w+_test\\.go:[0-9]+: ", 0),
          // cargo: the place follows; a failed assertion has its message and both sides there
          sign("^error(\\[E[0-9]+\\])?: ", 1),
          sign("^thread '.*' (\\([0-9]+\\) )?panicked at ", 3),
          sign("^test .* \\.\\.\\. FAILED$", 0),
          // unittest and pytest
          sign("^(FAIL|ERROR|FAILED): \\S", 0),
          sign("^E {3,}\\S", 0),
          sign("^(FAILED|ERROR) \\S+(::| - )", 0),
          sign("^FAILED \\(", 0),
          sign("^\\S+\\.py:[0-9]+: \\S+", 0),
          // JUnit by surefire: the exception follows, and what it says
          sign("<<< (FAILURE|ERROR)!", 4),
          sign("^\\[ERROR\\] +\\S", 0),
          // jest, mocha, node's own and TAP
          sign("^\\s*● \\S", 3),
          sign("^\\s*(Expected|Received|expected|actual)( value)?: ", 0),
          sign("^\\s*not ok [0-9]+", 3),
          sign("^FAIL\\s", 0),
          sign("^\\s*✖ \\S", 0),
          // make and linkers
          sign("^(\\S*make(\\[[0-9]+\\])?|ninja): (\\*\\*\\* |build stopped)", 0),
          sign("undefined reference to ", 0),
          // shells, and what they start
          sign("(command not found|: not found|No such file or directory|Permission denied)$", 0),
          sign("(unbound variable|parameter not set|syntax error)", 0),
          sign("^\\S*(curl|ssh|git|docker|kubectl|rsync|cp|mv|ln|tar): ", 0),
          // exceptions: Java, Python, JavaScript, Go
          sign("^\\s*(Caused by: |Exception in thread )", 0),
          sign("^(\\w+\\.)*\\w*(Exception|Error|Failure)(: | \\[\\w+\\]: |$)", 0),
          sign("^\\s+\\w*(AssertionError|Error) ?(\\[\\w+\\])?: ", 0),
          sign("^panic: ", 1),
          // compilers and everybody else
          sign("^\\S+:[0-9]+(:[0-9]+)?: (fatal )?error", 1),
          sign("^\\S+\\.go:[0-9]+:[0-9]+: ", 0),
          sign("^\\S+\\.tsx?[:(][0-9]+[,:][0-9]+\\)?:? (- )?error ", 0),
          sign("(?i)(^|[\\s\\]])(fatal|error|failed|failure|critical|panic|abort(ed)?): ", 0),
          sign("(?i)^npm (err!|error) (?!code|errno|path|command|a complete log|  |$)", 0),
          sign(
              "(?i)(^|\\s)(assertion failed|assert(ion)? .*failed|segmentation fault|out of memory|killed$)",
              0));

  /** What looks so and tells nothing. */
  private static final List<Pattern> NOISE =
      List.of(
          Pattern.compile("^\\[ERROR\\]\\s*$"),
          Pattern.compile("^\\[ERROR\\] (-> )?\\[Help [0-9]+\\]"),
          Pattern.compile("^\\[ERROR\\] (To see the full stack|Re-run Maven|For more information)"),
          Pattern.compile("^\\[ERROR\\] (After correcting|  mvn )"),
          Pattern.compile("^\\[ERROR\\] (See|Please refer to) "),
          Pattern.compile("^\\[ERROR\\] (Failures|Errors): *$"),
          Pattern.compile("^\\[ERROR\\] COMPILATION ERROR : *$"),
          Pattern.compile("^\\[(INFO|DEBUG)\\]"),
          Pattern.compile("^[^\\p{L}\\p{N}]*$"),
          Pattern.compile("^(=== RUN|=== PAUSE|=== CONT|--- PASS)"),
          Pattern.compile("^# (todo|skipped|cancelled|suites|duration_ms) "),
          Pattern.compile("^  (duration_ms|failureType): "),
          Pattern.compile("(?i)npm (err!|error) (a complete log|errno|code |\\s*/.*-debug)"),
          Pattern.compile("^(note: .*`RUST_BACKTRACE|For more information about this error)"),
          Pattern.compile("^\\s+at [\\w.$/<>@]+[ (]"),
          Pattern.compile("^\\s+\\.\\.\\. [0-9]+ more$"));

  private static Sign sign(String pattern, int following) {
    return new Sign(Pattern.compile(pattern), following);
  }

  static boolean isNoise(String line) {
    return NOISE.stream().anyMatch(noise -> noise.matcher(line).find());
  }

  /** The first that a line has. */
  static Optional<Sign> of(String line) {
    return ALL.stream().filter(sign -> sign.pattern.matcher(line).find()).findFirst();
  }
}
