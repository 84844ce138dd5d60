package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

  @Test
  void coloursOnATerminal() {
    assertThat(Shell.terminal(XTERM).console().colours(ColorMode.AUTO)).isTrue();
  }

  @Test
  void doesNotColourAPipe() {
    assertThat(Shell.piped().console().colours(ColorMode.AUTO)).isFalse();
  }

  @Test
  void heedsNoColorAndDumbTerminals() {
    Map<String, String> noColor = Map.of("TERM", "xterm", "NO_COLOR", "1");
    assertThat(Shell.terminal(noColor).console().colours(ColorMode.AUTO)).isFalse();
    assertThat(Shell.terminal(Map.of("TERM", "dumb")).console().colours(ColorMode.AUTO)).isFalse();
  }

  @Test
  void anEmptyNoColorMeansNothing() {
    Map<String, String> empty = Map.of("TERM", "xterm", "NO_COLOR", "");
    assertThat(Shell.terminal(empty).console().colours(ColorMode.AUTO)).isTrue();
  }

  @Test
  void theFlagOverrulesTheEnvironment() {
    assertThat(Shell.piped().console().colours(ColorMode.ALWAYS)).isTrue();
    assertThat(Shell.terminal(XTERM).console().colours(ColorMode.NEVER)).isFalse();
  }

  @Test
  void readsWhichStreamsAreTerminals() {
    assertThat(Console.Terminal.of("out,err")).isEqualTo(new Console.Terminal(true, true));
    assertThat(Console.Terminal.of(",err")).isEqualTo(new Console.Terminal(false, true));
    assertThat(Console.Terminal.of("")).isEqualTo(new Console.Terminal(false, false));
  }
}
