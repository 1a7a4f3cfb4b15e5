package io.hostwatch.bridge.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionPrefixTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          web-1, web-1
          web-.*, web-
          web.+, web
          webs?, web
          web-[0-9]+, web-
          web-{2}, web
          web-(1|2), ""
          web|db, ""
          .*web, ""
          (?i)web, ""
          10\\.0\\.0\\..+, 10.0.0.
          10\\.?, 10
          web\\d, web
          \\Qweb\\E, ""
          ^web, ""
          wéb, w
          """)
  void of_expression_isItsPlainBegin(String regex, String prefix) {
    assertThat(ExpressionPrefix.of(regex)).isEqualTo(prefix);
  }

  @RepeatedTest(50)
  void of_anyExpression_beginsEachTextThatMatches(RepetitionInfo repetition) {
    Random random = Chance.of(repetition);
    for (int i = 0; i < 2_000; i++) {
      String regex = text(random, "aab.*+?{1}()[]|\\\\QE^$-di");
      String text = text(random, "aaab.*+1-");

      if (matches(regex, text)) {
        assertThat(text).as("matches %s", regex).startsWith(ExpressionPrefix.of(regex));
      }
    }
  }

  private static boolean matches(String regex, String text) {
    try {
      return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    } catch (PatternSyntaxException e) {
      return false; // no matcher can have it
    }
  }

  private static String text(Random random, String letters) {
    return IntStream.range(0, random.nextInt(7))
        .mapToObj(_ -> letters.substring(random.nextInt(letters.length())).substring(0, 1))
        .collect(Collectors.joining());
  }
}
