package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
  private final Shell shell = Shell.piped();

  static Stream<Arguments> whatMayBeThrown() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("app.tar"), 2, "error: no such file: app.tar"),
        Arguments.of(new AccessDeniedException("app.tar"), 3, "error: not allowed to use app.tar"),
        Arguments.of(new IOException("reset by peer"), 3, "error: reset by peer"),
        Arguments.of(
            new UncheckedIOException(new IOException("reset by peer")), 3, "error: reset by peer"),
        Arguments.of(new OutOfMemoryError(), 3, "error: Java ran out of memory"),
        Arguments.of(new InterruptedException(), 130, "error: interrupted"),
        Arguments.of(new Malformed("app.tar: no end"), 2, "error: app.tar: no end"),
        Arguments.of(
            new IllegalStateException("odd"),
            70,
            "error: this is a bug in debwright: java.lang.IllegalStateException: odd"));
  }

  @ParameterizedTest
  @MethodSource("whatMayBeThrown")
  void explainsWithoutATrace(Throwable thrown, int exit, String error) {
    assertThat(Failures.show(Failures.of(thrown), shell.console(), false)).isEqualTo(exit);
    assertThat(shell.err().lines()).first().isEqualTo(error);
    assertThat(shell.err()).doesNotContain("\tat ");
  }

  @Test
  void hintsHowToSeeTheTraceOfABug() {
    Failure bug = Failures.of(new IllegalStateException("odd"));
    assertThat(bug.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("--debug"));
  }

  @Test
  void showsTheTraceOfTheCauseWhenDebugging() {
    Failures.show(Failures.of(new IllegalStateException("odd")), shell.console(), true);
    assertThat(shell.err()).contains("\tat debwright.cli.FailuresTest");
  }

  @Test
  void keepsWhatACommandSays() {
    Failure said = Failure.input("no such run", "see debwright report --help");
    assertThat(Failures.show(said, shell.console(), false)).isEqualTo(2);
    assertThat(shell.err().lines())
        .containsExactly("error: no such run", "hint: see debwright report --help");
  }

  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }
}
