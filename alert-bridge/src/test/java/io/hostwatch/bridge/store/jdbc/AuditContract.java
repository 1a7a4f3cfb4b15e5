package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static io.hostwatch.bridge.alert.EventType.EXPIRED;
import static io.hostwatch.bridge.alert.EventType.FIRED;
import static io.hostwatch.bridge.alert.EventType.NOTIFIED;
import static io.hostwatch.bridge.alert.EventType.REMINDER;
import static io.hostwatch.bridge.alert.EventType.REOPENED;
import static io.hostwatch.bridge.alert.EventType.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.EpisodeEvent;
import io.hostwatch.bridge.alert.EventType;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.intake.TwoPathsHarness;
import io.hostwatch.bridge.store.Audit;
import io.hostwatch.bridge.store.Backend;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a history finds when it looks at itself: faults of the rules, and nothing that is none. */
abstract class AuditContract extends TwoPathsHarness {
  private final JdbcStore jdbc;
  private final Forgetful rules;

  AuditContract(JdbcStore jdbc) {
    this(jdbc, Forgetful.of(jdbc.alerts()));
  }

  private AuditContract(JdbcStore jdbc, Forgetful rules) {
    super(new Backend(rules, jdbc.query(), jdbc.outbox(), jdbc::close));
    this.jdbc = jdbc;
    this.rules = rules;
  }

  @Test
  void forgotten_beginning_isNamed() {
    forget(FIRED);

    webhook(1, firing("Load", minute(0)));

    assertFound(FIRED);
  }

  @Test
  void forgotten_endByAlertmanager_isNamed() {
    forget(RESOLVED);
    webhook(1, firing("Load", minute(0)));

    webhook(2, resolved("Load", minute(0), minute(1)));

    assertFound(RESOLVED);
  }

  @Test
  void forgotten_endByPrometheus_isNamed() {
    forget(RESOLVED);
    webhook(1, firing("Load", minute(0)));

    prometheus(2, resolved("Load", minute(0), minute(1)));

    assertFound(RESOLVED);
  }

  @Test
  void forgotten_expiry_isNamed() {
    forget(EXPIRED);
    webhook(1, firing("Load", minute(0)));
    prometheus(2, leased("Load", minute(0), minute(6)));

    sweep(0, 8);

    assertFound(EXPIRED);
  }

  @Test
  void forgotten_lateNews_isNamed() {
    forget(NOTIFIED);
    prometheus(1, leased("Load", minute(0), minute(6)));

    webhook(2, firing("Load", minute(0)));

    assertFound(NOTIFIED);
  }

  @Test
  void forgotten_reminder_isNamed() {
    forget(REMINDER);
    webhook(1, firing("Load", minute(0)));

    repeat(5, firing("Load", minute(0)));

    assertFound(REMINDER);
  }

  @Test
  void forgotten_reopening_isNamed() {
    forget(REOPENED);
    webhook(1, firing("Load", minute(0)));
    webhook(2, resolved("Load", minute(0), minute(1)));

    webhook(4, firing("Load", minute(0)));

    assertFound(REOPENED);
  }

  @Test
  void toldToNobodyForGoodReasons_nothingIsFound() {
    webhook(1, firing("Withdrawn", minute(0)), firing("Anew", minute(0)));
    prometheus(
        2, resolved("Withdrawn", minute(0), minute(1)), resolved("Anew", minute(0), minute(1)));
    prometheus(3, leased("Withdrawn", minute(0), minute(7)), leased("Anew", minute(2), minute(7)));
    prometheus(3, leased("Quiet", minute(0), minute(7)), leased("Older", minute(0), minute(7)));
    prometheus(4, resolved("Quiet", minute(0), minute(3)));
    prometheus(20, leased("Older", minute(19), minute(24)));
    webhook(4, resolved("Missed", minute(0), minute(1)));
    webhook(5, firing("Superseded", minute(0)));
    prometheus(20, leased("Superseded", minute(19), minute(24)));

    assertThat(jdbc.audit()).isEqualTo(new Audit(List.of(), List.of()));
  }

  @Test
  void historyOfAnOlderBridge_nothingIsFound() {
    forget(FIRED);
    webhook(1, firing("Load", minute(0)));

    write("UPDATE episode_event SET routed = 0");

    assertThat(jdbc.audit().isClean()).isTrue();
  }

  @Test
  void stuck_isNamedOnceAndGoesOn() {
    webhook(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    webhook(2, resolved("Load", minute(0), minute(1)));
    write("UPDATE delivery SET due_at = NULL");

    assertThat(jdbc.audit().stuck()).hasSize(2);

    assertThat(jdbc.audit().isClean()).isTrue();
    assertThat(toldBy(2)).containsExactlyInAnyOrder(FIRED, FIRED, RESOLVED);
  }

  @Test
  void accepted_alertHasNoRow_goesOnWhereItWas() {
    webhook(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    forgetAlerts();
    webhook(2, firing("Load", minute(0)), firing("Disk", minute(0)));
    assertThat(toldBy(2)).containsExactlyInAnyOrder(FIRED, FIRED);
    forgetAlerts();
    webhook(3, resolved("Load", minute(0), minute(2)));

    assertThat(jdbc.audit().isClean()).isTrue();
    assertThat(toldBy(3)).containsExactly(RESOLVED);
  }

  /** What locks them on a server is gone, as after a repair by hand; SQLite needs none. */
  private void forgetAlerts() {
    if (jdbc.writer().write("look", connection -> MoveMark.has(connection, "alert"))) {
      write("DELETE FROM alert");
    }
  }

  @Test
  void stuck_alertHasNoRow_goesOnLikeOthers() {
    webhook(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    webhook(2, resolved("Load", minute(0), minute(1)));
    write("UPDATE delivery SET due_at = NULL");
    forgetAlerts();

    assertThat(jdbc.audit().stuck()).hasSize(2);

    assertThat(jdbc.audit().isClean()).isTrue();
    assertThat(toldBy(2)).containsExactlyInAnyOrder(FIRED, FIRED, RESOLVED);
  }

  /** More of them than one write takes; behind them is one with nothing wrong. */
  @Test
  void stuck_manyEpisodesAreUnreadable_thoseBehindGoOn() {
    webhook(
        1,
        IntStream.range(0, 250).mapToObj(i -> firing("Load" + i, minute(0))).toArray(Alert[]::new));
    write("UPDATE episode SET labels = '{'");
    webhook(2, firing("Disk", minute(0)));
    write("UPDATE delivery SET due_at = NULL");
    if (jdbc.writer().write("look", connection -> MoveMark.has(connection, "alert"))) {
      write("DELETE FROM alert");
    }

    assertThat(jdbc.audit().stuck()).hasSize(251);

    assertThat(due(3)).extracting(c -> c.episode().labels().alertname()).containsExactly("Disk");
  }

  @Test
  void stuck_moreThanOneWriteTakes_allGoOn() {
    webhook(
        1,
        IntStream.range(0, 450).mapToObj(i -> firing("Load" + i, minute(0))).toArray(Alert[]::new));
    write("UPDATE delivery SET due_at = NULL");

    assertThat(jdbc.audit().stuck()).hasSize(450).doesNotHaveDuplicates();

    assertThat(jdbc.outbox().claim("me", Accepting.SLACK, minute(2), Duration.ofMinutes(1), 1_000))
        .hasSize(450);
  }

  @Test
  void unknownState_behindAnother_isNamed() {
    webhook(1, firing("Load", minute(0)));
    webhook(2, resolved("Load", minute(0), minute(1)));
    write("UPDATE delivery SET state = 'lost' WHERE due_at IS NULL");

    assertThat(jdbc.audit().untold()).hasSize(1);
  }

  private void forget(EventType type) {
    rules.forgotten().add(type);
  }

  private void assertFound(EventType type) {
    List<Id> events =
        all().stream()
            .flatMap(e -> jdbc.query().history(e.id()).orElseThrow().events().stream())
            .filter(event -> event.type() == type)
            .map(EpisodeEvent::id)
            .toList();
    assertThat(events).hasSize(1);
    assertThat(jdbc.audit()).isEqualTo(new Audit(events, List.of()));
  }

  private void write(String sql) {
    jdbc.writer().write("test", connection -> Statements.update(connection, sql, _ -> {}));
  }
}
