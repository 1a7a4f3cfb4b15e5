package io.hostwatch.bridge.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * One alert as a sender reported it at one moment.
 *
 * @param status what the sender says of it; never inferred from {@code endsAt}
 * @param startsAt when the condition began, by the sender's clock; may move backwards between
 *     reports of one occurrence
 * @param endsAt when it ended, only of a resolved alert and only where the sender gave a time
 * @param generatorUrl the query behind the alert, or the empty string
 */
public record Alert(
    AlertStatus status,
    Labels labels,
    Labels annotations,
    Instant startsAt,
    Optional<Instant> endsAt,
    String generatorUrl) {

  /** The identity of the labels. */
  public Fingerprint fingerprint() {
    return Fingerprint.of(labels);
  }
}
