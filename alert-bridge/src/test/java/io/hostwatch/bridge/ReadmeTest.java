package io.hostwatch.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadmeTest {

  @Test
  void flags_areAllInTheTable() {
    assertThat(Readme.firstCells("--[a-z.-]+"))
        .containsExactlyElementsOf(Arrays.stream(Flag.values()).map(Flag::text).toList());
  }

  @Test
  void commands_areAllInTheTable() {
    assertThat(Readme.firstCells("[a-z]+ (?:FILE|--from=FROM --to=TO)"))
        .containsExactlyElementsOf(Arrays.stream(Verb.values()).map(ReadmeTest::asTyped).toList());
  }

  @ParameterizedTest
  @EnumSource
  void command_hasItsMeaning(Verb verb) {
    assertThat(Readme.text()).contains("| `%s` | %s |\n".formatted(asTyped(verb), verb.meaning()));
  }

  private static String asTyped(Verb verb) {
    return verb.text() + " " + verb.operands();
  }

  @ParameterizedTest
  @EnumSource
  void flag_hasItsDefaultAndMeaning(Flag flag) {
    String standard = flag.standard().isEmpty() ? "" : " `" + flag.standard() + "`";

    assertThat(Readme.text())
        .contains("| `%s` |%s | %s |\n".formatted(flag.text(), standard, flag.meaning()));
  }
}
