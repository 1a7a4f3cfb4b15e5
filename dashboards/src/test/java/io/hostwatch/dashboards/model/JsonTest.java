package io.hostwatch.dashboards.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void text_hasOneValueALineInTheOrderGiven() {
    Object tree =
        Json.object("b", 1, "a", List.of(0.5, 2.0, true), "none", List.of(), "n", Json.Null.NULL);

    assertThat(Json.text(tree))
        .isEqualTo(
            """
            {
              "b": 1,
              "a": [
                0.5,
                2,
                true
              ],
              "none": [],
              "n": null
            }
            """);
  }

  @Test
  void text_ofQuotesAndLines_isEscaped() {
    assertThat(Json.text("a \"b\" \\ \n")).isEqualTo("\"a \\\"b\\\" \\\\ \\n\"\n");
  }

  @Test
  void text_ofWhatIsNoJson_fails() {
    assertThatThrownBy(() -> Json.text(1L)).isInstanceOf(IllegalArgumentException.class);
  }
}
