package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.alert.Labels;
import java.time.Instant;
import java.util.Optional;

/**
 * What the JSON of one alert says, before its path judges what that means.
 *
 * @param status the JSON of a short string, else what was found in its place
 * @param labels absent where it has no such member
 * @param startsAt absent where it is missing or in year 1, which is how Go writes that there is
 *     none
 * @param endsAt as {@code startsAt}
 * @param generatorUrl possibly empty
 */
record ReportedAlert(
    String status,
    Optional<Labels> labels,
    Labels annotations,
    Optional<Instant> startsAt,
    Optional<Instant> endsAt,
    String generatorUrl) {

  /**
   * The labels, of which an alert needs one.
   *
   * @throws BadAlertException if there is none
   */
  Labels identity() {
    Labels all =
        labels.orElseThrow(
            () -> new BadAlertException("labels: missing, expected an object of strings"));
    if (all.values().isEmpty()) {
      throw new BadAlertException("labels: expected at least one that is not empty, found none");
    }
    return all;
  }
}
