package io.hostwatch.bridge.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times in queries, in the two forms that Prometheus takes. */
final class Times {
  private Times() {}

  /**
   * Reads an RFC 3339 time or seconds since 1970.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static Instant parse(String text) {
    try {
      return text.matches("-?\\d{1,12}(\\.\\d{1,9})?")
          ? unix(new BigDecimal(text))
          // A plus sign that nobody encoded arrives as a space.
          : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "expected an RFC 3339 time or seconds since 1970, found \"" + text + '"', e);
    }
  }

  private static Instant unix(BigDecimal seconds) {
    long nanos = seconds.movePointRight(9).longValueExact();
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }
}
