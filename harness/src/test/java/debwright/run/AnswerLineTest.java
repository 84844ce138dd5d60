package debwright.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class AnswerLineTest {

  private static String answer(String depends) {
    return "{\"id\":\"1\",\"outcome\":\"ok\",\"depends\":\"" + depends + "\",\"plan\":{}}";
  }

  @Test
  void takesProperDepends() throws ProtocolException {
    assertThat(AnswerLine.parse(answer("libc6 (>= 2.36), a | b"), "1", 5).depends())
        .isEqualTo("libc6 (>= 2.36), a | b");
  }

  @Test
  void dependsThatAreNoRelationsAreNonsense() {
    assertThatThrownBy(() -> AnswerLine.parse(answer("libc6 (>> bad"), "1", 5))
        .isInstanceOf(ProtocolException.class)
        .hasMessage(
            "answered no proper Depends: a relation such as 'libc6 (>= 2.36)' was expected, found 'libc6 (>> bad'");
  }
}
