package debwright.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoTest {
  private final Memo<String> memo = new Memo<>();

  @Test
  void knowsWhatItKept() {
    assertThat(memo.known("a")).isNull();
    assertThat(memo.keep("a", "answer")).isEqualTo("answer");
    assertThat(memo.known("a")).isEqualTo("answer");
    assertThat(memo.known("b")).isNull();
  }

  @Test
  void holdsALimitedNumber() {
    int kept = 0;
    for (int i = 0; i < 20_000; i++) {
      memo.keep("q" + i, "answer");
    }
    for (int i = 0; i < 20_000; i++) {
      kept += memo.known("q" + i) == null ? 0 : 1;
    }
    assertThat(kept).isBetween(1, 10_000);
    assertThat(memo.known("q19999")).as("what was kept last").isEqualTo("answer");
  }
}
