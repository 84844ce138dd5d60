package debwright.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoTest {
  private final Memo<String> memo = new Memo<>();
  private final AtomicInteger findings = new AtomicInteger();

  private String ask(String question) throws IndexException {
    return memo.get(
        question,
        () -> {
          findings.incrementAndGet();
          return "answer to " + question;
        });
  }

  @Test
  void findsAnAnswerOnce() throws IndexException {
    assertThat(ask("a")).isEqualTo("answer to a");
    assertThat(ask("a")).isEqualTo("answer to a");
    assertThat(findings).hasValue(1);
  }

  @Test
  void answersRightBeyondWhatItHolds() throws IndexException {
    for (int i = 0; i < 20_000; i++) {
      assertThat(ask("q" + i)).isEqualTo("answer to q" + i);
    }
    assertThat(ask("q0")).isEqualTo("answer to q0");
    assertThat(findings).as("the first was forgotten meanwhile").hasValue(20_001);
  }

  @Test
  void asksAgainAfterAFailure() throws IndexException {
    assertThatThrownBy(
            () ->
                memo.get(
                    "a",
                    () -> {
                      throw new IndexException("damaged");
                    }))
        .isInstanceOf(IndexException.class);
    assertThat(ask("a")).isEqualTo("answer to a");
  }
}
