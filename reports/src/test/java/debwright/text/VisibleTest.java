package debwright.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
  @Test
  void keepsOrdinaryTextOfAnyLanguage() {
    String text = "libc6 (>= 2.34) – Grüße, 日本語, 🎉";
    assertThat(Visible.line(text)).isEqualTo(text);
  }

  @Test
  void disarmsWhatDoesNotShow() {
    assertThat(Visible.line("a\u001b[31mb\u0000\u202ec\u2028d\ud800e\uffff"))
        .isEqualTo("a\ufffd[31mb\ufffd\ufffdc\ufffdd\ufffde\ufffd");
  }

  @Test
  void keepsToOneLine() {
    assertThat(Visible.line("a\nb\tc\r")).isEqualTo("a b c ");
  }

  @Test
  void foldsBetweenRelations() {
    assertThat(Folded.depends("libc6 (>= 2.34), libb, libcccccccccc", 20))
        .containsExactly("libc6 (>= 2.34),", "libb, libcccccccccc");
    assertThat(Folded.depends("", 20)).containsExactly("");
    assertThat(Folded.depends("liblonger-than-the-line (>= 1)", 10)).hasSize(1);
  }
}
