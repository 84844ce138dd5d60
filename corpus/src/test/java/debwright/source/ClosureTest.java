package debwright.source;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosureTest {
  private static final Available APP =
      available("app", "pre (>= 1) | other", "liba:any (= 1), virtual | liba, gone", "");
  private static final Available PRE = available("pre", "", "", "");
  private static final Available OTHER = available("other", "", "", "");
  private static final Available LIBA = available("liba", "", "libb | libc", "");
  private static final Available LIBB = available("libb", "", "liba", "");
  private static final Available LIBC = available("libc", "", "", "");
  private static final Available LONG = available("provider-long", "", "", "virtual (= 2)");
  private static final Available SHORT = available("provider-b", "", "", "other-thing, virtual");
  private static final Available SHORT_TOO = available("provider-c", "", "", "virtual");
  private static final Closure CLOSURE =
      new Closure(List.of(APP, PRE, OTHER, LIBA, LIBB, LIBC, LONG, SHORT_TOO, SHORT));

  @Test
  void followsTheFirstAlternativesAndTheShortestProvider() {
    assertThat(CLOSURE.of(List.of(APP))).containsExactly(LIBA, LIBB, PRE, SHORT);
  }

  @Test
  void holdsAPackageItselfOnlyIfAnotherNeedsIt() {
    assertThat(CLOSURE.of(List.of(PRE))).isEmpty();
    assertThat(CLOSURE.of(List.of(LIBA))).containsExactly(LIBA, LIBB);
  }

  private static Available available(String name, String pre, String depends, String provides) {
    return new Available(
        name, new Version("1"), "amd64", "libs", 1, "0".repeat(64), pre, depends, provides, "");
  }
}
