package io.hostwatch.bridge.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void line_breaksAndControls_becomeSpaces() {
    assertThat(PlainText.line("a\r\nb\u0000c\u2028d ")).isEqualTo("a  b c d");
  }

  @Test
  void lines_breaks_stay() {
    assertThat(PlainText.lines("a\r\nb\tc")).isEqualTo("a \nb c");
  }

  @Test
  void line_halfOfAPair_isReplaced() {
    assertThat(PlainText.line("a\uD83Db🔥")).isEqualTo("a\uFFFDb🔥");
  }

  @Test
  void cut_longText_endsWithAnEllipsis() {
    assertThat(PlainText.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(PlainText.cut("abcdefg", 6)).isEqualTo("abcde…");
  }

  @Test
  void cut_throughAPair_keepsCharactersWhole() {
    assertThat(PlainText.cut("ab🔥🔥", 4)).isEqualTo("ab…");
  }
}
