package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.AlertStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an alert means that was posted as Prometheus posts it, and as Alertmanager takes it: while
 * the end lies ahead, or there is none, it fires.
 *
 * @param now when the body came
 */
record PostedAlert(Instant now) {

  /** Alertmanager's default {@code resolve_timeout}: how long a report without an end holds. */
  static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);

  /**
   * The alert.
   *
   * @throws BadAlertException if it contradicts itself
   */
  Alert alert(ReportedAlert said) {
    Instant end = said.endsAt().orElse(now.plus(RESOLVE_TIMEOUT));
    Instant start = said.startsAt().or(said::endsAt).orElse(now);
    if (end.isBefore(start)) {
      throw new BadAlertException("endsAt: expected a time after " + start + ", found " + end);
    }
    Alert alert =
        new Alert(
            end.isAfter(now) ? AlertStatus.FIRING : AlertStatus.RESOLVED,
            said.identity(),
            said.annotations(),
            start,
            Optional.of(end),
            said.generatorUrl());
    return said.startsAt().isPresent() ? alert : alert.withoutStart();
  }
}
