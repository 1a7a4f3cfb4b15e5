package io.hostwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^[[:alpha:]]+$ lo true",
        "^[[:alpha:]]+$ lo0 false",
        "^[[:^digit:]]+$ lo true",
        "^[[:word:]-]+$ a_1-b true",
        "^[[:xdigit:]]+$ 0aF true",
        "(?P<name>lo) lo true",
        "^[a[b]$ [ true",
        "^[a&&b]$ & true",
        "^[]a]$ ] true",
        "^[^]a]$ ] false",
        "^\\[a\\]$ [a] true",
        "^veth.+|docker0$ docker0 true",
        "^/(dev|proc)($|/) /dev/x true",
        "^nvme\\d+n\\d+p\\d+$ nvme0n1p1 true",
      })
  void find_asGoDoes(String pattern, String name, boolean found) {
    assertThat(GoPattern.compile(pattern).matcher(name).find()).isEqualTo(found);
  }

  @Test
  void compile_brokenPattern_isRefused() {
    assertThatThrownBy(() -> GoPattern.compile("a(")).isInstanceOf(PatternSyntaxException.class);
    assertThatThrownBy(() -> GoPattern.compile("[[:nonsense:]]"))
        .isInstanceOf(PatternSyntaxException.class);
    assertThatThrownBy(() -> GoPattern.compile("[a")).isInstanceOf(PatternSyntaxException.class);
  }
}
