package io.hostwatch.exporter.linux.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcTextTest {

  @Test
  void nextLine_emptyLinesAndNoNewlineAtEnd_walksTheOthers() {
    ProcText text = text("\n\na\n\nb");

    assertThat(text.nextLine()).isTrue();
    assertThat(text.line()).isEqualTo("a");
    assertThat(text.nextLine()).isTrue();
    assertThat(text.line()).isEqualTo("b");
    assertThat(text.nextLine()).isFalse();
    assertThat(text.nextLine()).isFalse();
  }

  @Test
  void nextField_blanksAndTabs_separate() {
    ProcText text = line(" \tone  two\t");

    assertThat(text.nextField()).isTrue();
    assertThat(text.field()).isEqualTo("one");
    assertThat(text.nextField()).isTrue();
    assertThat(text.fieldIs("two")).isTrue();
    assertThat(text.nextField()).isFalse();
    assertThat(text.nextField()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eth0:7", "  eth0: 7", "eth0 : 7"})
  void nextName_colonAnywhere_takesNameAndGoesOnBehind(String line) throws Exception {
    ProcText text = line(line);

    assertThat(text.nextName()).isEqualTo("eth0");
    assertThat(text.nextCounter()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eth0 7", ": 7", "   "})
  void nextName_noName_saysWhatWasExpected(String line) {
    assertThatThrownBy(() -> line(line).nextName())
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("a name and a colon");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "007, 7",
    "9223372036854775807, 9.223372036854775807E18",
    "9223372036854775808, 9.223372036854775808E18",
    "18446744073709551615, 1.8446744073709551615E19",
  })
  void nextCounter_all64Bits_keepsTheirValue(String number, double expected) throws Exception {
    assertThat(line(number).nextCounter()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"18446744073709551616", "99999999999999999999", "-1", "+1", "1.0", "1e3", "x"})
  void nextCounter_anythingElse_namesFileLineAndField(String number) {
    assertThatThrownBy(() -> line("a " + number).nextCounter())
        .isInstanceOf(CollectorException.class);
    ProcText text = line("a " + number);
    text.nextField();

    assertThatThrownBy(text::nextCounter)
        .hasMessage(
            "/proc/x: line \"a %s\": expected an unsigned number instead of \"%s\"",
            number, number);
  }

  @ParameterizedTest
  @CsvSource({"-1, -1", "0.21, 0.21", "-0.5, -0.5", "18446744073709551615, 1.8446744073709552E19"})
  void nextNumber_signAndFraction_areTaken(String number, double expected) throws Exception {
    assertThat(line(number).nextNumber()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1e5", "0x1p3", "1d", "-", ".", "1.2.3", "1-2", "٣"})
  void nextNumber_whatOnlyJavaCallsANumber_isRefused(String number) {
    assertThatThrownBy(() -> line(number).nextNumber()).isInstanceOf(CollectorException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.21",
        "159.229614",
        "999999999999999",
        "-0",
        "0.1234567890123",
        "123456789012345678.75",
        "18446744073709551615",
        ".5",
        "5."
      })
  void nextNumber_anyLength_isWhatJavaMakesOfIt(String number) throws Exception {
    assertThat(line(number).nextNumber()).isEqualTo(Double.parseDouble(number));
  }

  @Test
  void nextDigits_betweenOtherCharacters_areFound() throws Exception {
    ProcText text = line("protection: (0, 3019,77)");

    assertThat(text.nextDigits()).isTrue();
    assertThat(text.field()).isEqualTo("0");
    assertThat(text.nextDigits()).isTrue();
    assertThat(text.unsigned()).isEqualTo(3019);
    assertThat(text.nextDigits()).isTrue();
    assertThat(text.nextDigits()).isFalse();
  }

  @Test
  void hasNextField_atTheEnd_isFalseAndStays() throws Exception {
    ProcText text = line("a \tb ");

    assertThat(text.hasNextField()).isTrue();
    text.nextField();
    assertThat(text.hasNextField()).isTrue();
    text.nextField();
    assertThat(text.field()).isEqualTo("b");
    assertThat(text.hasNextField()).isFalse();
  }

  @Test
  void nextNumber_lineIsOver_asksForOneMore() {
    assertThatThrownBy(() -> line(" ").nextNumber()).hasMessageContaining("one more number");
  }

  @Test
  void malformed_longBinaryLine_quotesHundredPrintableChars() {
    ProcText text = line("\u0000\u0007é" + "y".repeat(300));

    assertThat(text.malformed("z"))
        .hasMessage("/proc/x: line \"????%s…\": expected z", "y".repeat(96));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "00ff, 255", "FFFFFFFFFFFFFFFF, -1"})
  void hex_digits_areBits(String digits, long bits) throws CollectorException {
    ProcText text = line(digits);
    text.nextField();

    assertThat(text.hex()).isEqualTo(bits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x1", "-1", "g", "10000000000000000"})
  void hex_anythingElse_isMalformed(String field) {
    ProcText text = line(field);
    text.nextField();

    assertThatThrownBy(text::hex)
        .hasMessageEndingWith("expected hexadecimal digits instead of \"" + field + '"');
  }

  @Test
  void cutAtColon_field_isSplit() throws CollectorException {
    ProcText text = line("1f:2e x");
    text.nextField();

    assertThat(text.cutAtColon()).isTrue();
    assertThat(text.hex()).isEqualTo(0x1f);
    assertThat(text.nextField()).isTrue();
    assertThat(text.skip(":")).isTrue();
    assertThat(text.hex()).isEqualTo(0x2e);
    assertThat(text.nextField()).isTrue();
    assertThat(text.cutAtColon()).isFalse();
  }

  private static ProcText text(String content) {
    byte[] bytes = content.getBytes(UTF_8);
    return new ProcText(Path.of("/proc/x"), bytes, bytes.length);
  }

  private static ProcText line(String content) {
    ProcText text = text(content);
    text.nextLine();
    return text;
  }
}
