package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.AlertStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads alerts as Prometheus posts them and as Alertmanager takes them: while the end lies ahead,
 * or there is none, it fires. Not thread-safe.
 */
final class PostedAlertReader {

  /** Alertmanager's default {@code resolve_timeout}: how long a report without an end holds. */
  static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);

  private final AlertReader parts = new AlertReader();
  private final Instant now;

  /**
   * Begins a body.
   *
   * @param now when it came
   */
  PostedAlertReader(Instant now) {
    this.now = now;
  }

  /**
   * Reads one alert.
   *
   * @throws BadAlertException if it cannot be understood
   */
  Alert read(JsonNode tree) {
    AlertReader.requireObject(tree);
    Optional<Instant> saidEnd = AlertReader.optionalTime("endsAt", tree);
    Instant end = saidEnd.orElse(now.plus(RESOLVE_TIMEOUT));
    Instant start = AlertReader.optionalTime("startsAt", tree).or(() -> saidEnd).orElse(now);
    if (end.isBefore(start)) {
      throw new BadAlertException("endsAt: expected a time after " + start + ", found " + end);
    }
    return new Alert(
        end.isAfter(now) ? AlertStatus.FIRING : AlertStatus.RESOLVED,
        parts.labels(tree),
        parts.annotations(tree),
        start,
        Optional.of(end),
        AlertReader.generatorUrl(tree));
  }
}
