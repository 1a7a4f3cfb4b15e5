package io.hostwatch.bridge.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * One alert as the bridge heard of it.
 *
 * @param source the name of the ingest path's source
 * @param path by which it came
 * @param at when the bridge heard of it, by the bridge's clock
 * @param isRepeat whether Alertmanager sends it again only because its repeat interval is over, and
 *     somebody is to be told then
 * @param testimony what the source's Alertmanagers said when they were asked about it; absent if
 *     they were not, or if their answers do not suffice
 */
public record Sighting(
    String source,
    IngestPath path,
    Alert alert,
    Instant at,
    boolean isRepeat,
    Optional<Testimony> testimony) {

  /** One that is no repeat, about which nobody was asked. */
  public Sighting(String source, IngestPath path, Alert alert, Instant at) {
    this(source, path, alert, at, false, Optional.empty());
  }

  /** One that came by Alertmanager's webhook. */
  public Sighting(String source, Alert alert, Instant at) {
    this(source, IngestPath.WEBHOOK, alert, at);
  }

  /** As a report of {@code open} where it says of none when it began. */
  Sighting of(Episode open) {
    return new Sighting(source, path, alert.startingBy(open.startsAt()), at, isRepeat, testimony);
  }

  boolean isFromPrometheus() {
    return path == IngestPath.PROMETHEUS;
  }

  /** Tells whether the Alertmanagers contradict that {@code closed} fires again. */
  boolean isDeniedOf(Episode closed) {
    return testimony.filter(all -> all.denies(closed)).isPresent();
  }
}
