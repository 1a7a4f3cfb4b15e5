package io.hostwatch.bridge;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.hostwatch.bridge.alert.Alerts;
import io.hostwatch.bridge.delivery.Channel;
import io.hostwatch.bridge.delivery.ChannelPolicy;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.intake.EpisodeIntake;
import io.hostwatch.bridge.intake.MovedClock;
import io.hostwatch.bridge.intake.Submission;
import io.hostwatch.bridge.logging.HeardLog;
import io.hostwatch.bridge.store.RawBody;
import io.hostwatch.bridge.store.jdbc.JdbcStore;
import io.hostwatch.bridge.telemetry.BridgeMetrics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bridge that does not try what is due, and notices. */
class AuditingIT {
  private static final Target SLACK = new Target("team", "slack");

  private final MovedClock clock = new MovedClock(minute(1));
  private final BridgeMetrics metrics = new BridgeMetrics("test", clock);
  private final JdbcStore store;
  @AutoClose private final HeardLog heard = HeardLog.of(Auditing.class);

  AuditingIT(@TempDir Path folder) {
    store = JdbcStore.open(folder.resolve("history.db"));
  }

  @BeforeEach
  void owe() {
    new EpisodeIntake(store.alerts(), (_, _) -> List.of(SLACK), Alerts.ids(), clock, () -> {})
        .accept(
            new Submission(
                "am",
                "::1",
                "",
                "",
                0,
                RawBody.of("[]"),
                List.of(firing("Load", minute(0))),
                0,
                List.of()));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void dueForLong_foundTwice_isCountedUntilItIsTried() {
    try (Auditing auditing = auditing(ChannelPolicy.DEFAULT)) {
      assertThat(overdueAt(auditing, 20)).isZero();
      assertThat(overdueAt(auditing, 30)).isEqualTo(1);

      store.outbox().claim("me", SLACK, minute(31), Duration.ofMinutes(1), 1);

      assertThat(overdueAt(auditing, 31)).isZero();
    }
  }

  @Test
  void dueForLong_targetOfAnotherBridge_isNotLookedAt() {
    try (Auditing auditing = new Auditing(store, Map.of(), clock, metrics.audits())) {
      overdueAt(auditing, 20);
      assertThat(overdueAt(auditing, 30)).isZero();
    }
  }

  @Test
  void dueForLong_oneAnHour_isPatient() {
    ChannelPolicy hourly = ChannelPolicy.DEFAULT.at(new ChannelPolicy.Rate(Duration.ofHours(1), 1));
    try (Auditing auditing = auditing(hourly)) {
      overdueAt(auditing, 110);
      assertThat(overdueAt(auditing, 120)).isZero();
      overdueAt(auditing, 130);
      assertThat(overdueAt(auditing, 140)).isEqualTo(1);
    }
  }

  @Test
  void dueForLong_cannotBeReadForLong_isToldOnceItLasts() {
    try (Auditing auditing = auditing(ChannelPolicy.DEFAULT)) {
      store.close();

      auditing.lookForOverdue();
      assertThat(heard.events()).isEmpty();
      auditing.lookForOverdue();
    }

    assertThat(heard.events())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.getLevel()).isEqualTo(Level.WARN);
              assertThat(line.getFormattedMessage())
                  .startsWith(
                      "whether what is due is tried is not known for another ten minutes: ");
            });
  }

  private Auditing auditing(ChannelPolicy policy) {
    Channel channel = new Channel(new RecordingNotifier(), policy);
    return new Auditing(store, Map.of(SLACK, channel), clock, metrics.audits());
  }

  private int overdueAt(Auditing auditing, int minute) {
    clock.move(minute(minute));
    auditing.lookForOverdue();
    String name = "hostwatch_bridge_audit_findings{kind=\"overdue\"} ";
    Optional<String> line =
        new String(metrics.text(), StandardCharsets.UTF_8)
            .lines()
            .filter(one -> one.startsWith(name))
            .findFirst();
    return (int) Double.parseDouble(line.orElseThrow().substring(name.length()));
  }
}
