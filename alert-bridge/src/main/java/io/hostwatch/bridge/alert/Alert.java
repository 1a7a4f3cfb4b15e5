package io.hostwatch.bridge.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One alert as a sender reported it at one moment.
 *
 * <p>Its times are cut to microseconds, the finest that every store keeps, so that a time read back
 * equals the time reported again. A time outside the years 1 to 9999 is refused.
 *
 * @param status what the sender says of it; never inferred from {@code endsAt}
 * @param startsAt when the condition began, by the sender's clock; may move backwards between
 *     reports of one occurrence
 * @param isStartSaid whether the sender said when it began; else {@code startsAt} is a guess
 * @param endsAt when it ended, where the sender gave a time; of a firing alert until when the
 *     report holds, which only Prometheus says
 * @param generatorUrl the query behind the alert, or the empty string
 */
public record Alert(
    AlertStatus status,
    Labels labels,
    Labels annotations,
    Instant startsAt,
    boolean isStartSaid,
    Optional<Instant> endsAt,
    String generatorUrl) {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  public Alert {
    startsAt = kept("startsAt", startsAt);
    endsAt = endsAt.map(end -> kept("endsAt", end));
  }

  /** One of which the sender said when it began. */
  public Alert(
      AlertStatus status,
      Labels labels,
      Labels annotations,
      Instant startsAt,
      Optional<Instant> endsAt,
      String generatorUrl) {
    this(status, labels, annotations, startsAt, true, endsAt, generatorUrl);
  }

  /** The same, of which the sender did not say when it began. */
  public Alert withoutStart() {
    return startingAt(startsAt, false);
  }

  /** The same, if the sender did not say otherwise, with {@code start}. */
  Alert startingBy(Instant start) {
    return isStartSaid ? this : startingAt(start, false);
  }

  /** The identity of the labels. */
  public Fingerprint fingerprint() {
    return Fingerprint.of(labels);
  }

  private Alert startingAt(Instant start, boolean isSaid) {
    return new Alert(status, labels, annotations, start, isSaid, endsAt, generatorUrl);
  }

  private static Instant kept(String name, Instant time) {
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new IllegalArgumentException(name + " " + time + ": expected a year from 1 to 9999");
    }
    return time.truncatedTo(ChronoUnit.MICROS);
  }
}
