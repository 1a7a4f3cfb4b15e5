package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.IdSource;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.intake.Acceptance;
import io.hostwatch.bridge.intake.EpisodeIntake;
import io.hostwatch.bridge.intake.Intake;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.store.AlertFilter;
import io.hostwatch.bridge.store.RawBody;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A store with an intake in front, which owes every event to one target. */
final class Accepting {
  static final Target SLACK = new Target("team", "slack");

  private final JdbcStore store;
  private final Intake intake;

  Accepting(JdbcStore store) {
    this(store, Clock.systemUTC());
  }

  Accepting(JdbcStore store, Clock clock) {
    this(store, clock, new IdSource(clock, new Random(), store.latestId()));
  }

  Accepting(JdbcStore store, Clock clock, IdSource ids) {
    this.store = store;
    this.intake = new EpisodeIntake(store.alerts(), (_, _) -> List.of(SLACK), ids, clock, () -> {});
  }

  Acceptance accept(Alert... alerts) {
    return accept(List.of(alerts));
  }

  Acceptance accept(List<Alert> alerts) {
    RawBody body = RawBody.of("{\"version\":\"4\",\"alerts\":" + alerts.size() + "}");
    return intake.accept(
        new Submission("am", "127.0.0.1", "bridge", "{}", 0, body, alerts, 0, List.of()));
  }

  /** The names of all alerts that stand in the history. */
  List<String> names() {
    return store.query().find(AlertFilter.all(), Optional.empty(), 1_000_000).items().stream()
        .map(Accepting::name)
        .toList();
  }

  private static String name(Episode episode) {
    return episode.labels().alertname();
  }
}
