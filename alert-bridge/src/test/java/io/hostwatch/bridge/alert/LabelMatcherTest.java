package io.hostwatch.bridge.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelMatcherTest {
  @Test
  void matches_longValue_isTestedToItsEnd() {
    Labels labels = Labels.of(Map.of("summary", "a".repeat(40_000) + " disk"));

    assertThat(LabelMatcher.parse("summary=~\".*disk\"").matches(labels)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(.*a){25}", "(a|aa)+b", "(a|b)*b"})
  @Timeout(10)
  void matches_expressionThatBacktracks_endsWithoutMatch(String expression) {
    Labels labels = Labels.of(Map.of("name", "a".repeat(50_000) + "!"));
    LabelMatcher matcher = new LabelMatcher("name", LabelMatcher.Operator.MATCHES, expression);

    assertThat(matcher.matches(labels)).isFalse();
  }
}
