package io.hostwatch.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {

  @ParameterizedTest
  @CsvSource({
    ",4500",
    "10,4500",
    "5,4500",
    "3,2500",
    "1,500",
    "0.4,200",
    "0.001,50",
    "0,4500",
    "-1,4500",
    "NaN,4500",
    "soon,4500",
    "1e300,4500"
  })
  void of_header_isTheSmallerLessAMargin(@Nullable String header, long millis) {
    Deadline deadline = new Deadline(Duration.ofMillis(4500));

    Duration time = deadline.of(header);

    assertThat(time).isEqualTo(Duration.ofMillis(millis));
  }
}
