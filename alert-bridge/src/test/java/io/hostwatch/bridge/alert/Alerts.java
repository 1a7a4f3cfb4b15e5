package io.hostwatch.bridge.alert;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Alerts as tests need them, all around one noon. */
public final class Alerts {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Alerts() {}

  /** Ids that are the same in every run. */
  public static IdSource ids() {
    return new IdSource(Clock.fixed(NOON, ZoneOffset.UTC), new Random(1));
  }

  /** A time some minutes after noon. */
  public static Instant minute(long minutes) {
    return NOON.plusSeconds(60 * minutes);
  }

  public static Alert firing(String name, Instant startsAt) {
    return firing(labels(name), startsAt);
  }

  public static Alert firing(Labels labels, Instant startsAt) {
    return new Alert(
        AlertStatus.FIRING, labels, summary("is up"), startsAt, Optional.empty(), "http://p/graph");
  }

  /** As Prometheus sends it: it holds until {@code lease}. */
  public static Alert leased(String name, Instant startsAt, Instant lease) {
    return new Alert(
        AlertStatus.FIRING,
        labels(name),
        summary("is up"),
        startsAt,
        Optional.of(lease),
        "http://p/graph");
  }

  public static Alert resolved(String name, Instant startsAt, Instant endsAt) {
    return resolved(name, startsAt, Optional.of(endsAt));
  }

  public static Alert resolved(String name, Instant startsAt, Optional<Instant> endsAt) {
    return new Alert(
        AlertStatus.RESOLVED, labels(name), summary("is up"), startsAt, endsAt, "http://p/graph");
  }

  public static Alert annotated(Alert alert, String summary) {
    return new Alert(
        alert.status(),
        alert.labels(),
        summary(summary),
        alert.startsAt(),
        alert.endsAt(),
        alert.generatorUrl());
  }

  /** A closed episode whose end is held back until then. */
  public static Episode held(Episode closed, Instant until) {
    return closed.withTelling(closed.telling().held(Optional.of(until)));
  }

  public static Labels labels(String name) {
    return Labels.of(Map.of("alertname", name, "severity", "warning", "instance", "web-1:9100"));
  }

  private static Labels summary(String text) {
    return Labels.of(Map.of("summary", text));
  }
}
