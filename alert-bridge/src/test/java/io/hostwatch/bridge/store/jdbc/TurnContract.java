package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static io.hostwatch.bridge.alert.EventType.FIRED;
import static io.hostwatch.bridge.alert.EventType.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Settlement.Refused;
import io.hostwatch.bridge.intake.TwoPathsHarness;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.store.Audit;
import io.hostwatch.bridge.store.Backend;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of all that is unsettled of one alert and one target exactly the first has its turn, whatever
 * happened to those before it: else it would wait for ever, or be told out of order.
 */
abstract class TurnContract extends TwoPathsHarness {
  private static final int STEPS = 80;

  /** The conversations in which none or several have their turn, or not the first. */
  private static final String OUT_OF_TURN =
      """
      SELECT COUNT(*) FROM (
        SELECT fingerprint FROM delivery WHERE state IN ('pending', 'in_flight', 'retry')
        GROUP BY source, fingerprint, receiver, channel
        HAVING COUNT(due_at) <> 1
          OR MIN(id) <> MIN(CASE WHEN due_at IS NOT NULL THEN id END)) AS wrong\
      """;

  /** The ends that are held back until another time than their episodes say. */
  private static final String APART_FROM_EPISODE =
      """
      SELECT COUNT(*) FROM delivery d JOIN episode e ON e.id = d.episode_id
      WHERE d.state = 'pending' AND d.next_at > COALESCE(d.set_at, d.created_at)
        AND d.next_at <> e.held_until AND d.event_id = (
          SELECT MAX(v.id) FROM episode_event v
          WHERE v.episode_id = e.id AND v.type IN ('RESOLVED', 'EXPIRED'))\
      """;

  private static final String DUE_LATER = "SELECT COUNT(*) FROM delivery WHERE due_at > ?";

  private final JdbcStore jdbc;
  private final String migrations;

  /**
   * Tests a store.
   *
   * @param migrations the folder of its database
   */
  TurnContract(JdbcStore jdbc, String migrations) {
    super(new Backend(jdbc.alerts(), jdbc.query(), jdbc.outbox(), jdbc::close));
    this.jdbc = jdbc;
    this.migrations = migrations;
  }

  @Test
  void withdraw_replayBehindIt_isTold() {
    webhook(1, firing("Load", minute(0)));
    Id dead = die(1);
    prometheus(4, resolved("Load", minute(0), minute(3)));
    jdbc.deliveries().replay(dead, ids::next, minute(5));

    prometheus(6, leased("Load", minute(0), minute(9)));

    assertThat(outOfTurn()).isZero();
    assertThat(toldBy(6)).containsExactly(FIRED);
    webhook(20, resolved("Load", minute(0), minute(19)));
    assertThat(toldBy(20)).containsExactly(RESOLVED);
  }

  @Test
  void migration_conversationWithoutTurn_goesOn() throws IOException {
    webhook(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    webhook(2, resolved("Load", minute(0), minute(1)));
    write("UPDATE delivery SET due_at = NULL");

    write(migration().strip().replaceAll(";$", ""));

    assertThat(outOfTurn()).isZero();
    assertThat(toldBy(2)).containsExactlyInAnyOrder(FIRED, FIRED, RESOLVED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anything_inAnyOrder_exactlyTheFirstHasItsTurn(int seed) {
    AnyStep any = new AnyStep(jdbc, ids, seed);

    for (int i = 0; i < STEPS; i++) {
      String step = any.step();
      assertThat(outOfTurn()).as("step %d: %s", i, step).isZero();
      assertThat(count(APART_FROM_EPISODE, _ -> {})).as("step %d: %s", i, step).isZero();
      if (step.startsWith("clock")) {
        assertThat(count(DUE_LATER, p -> p.add(any.latestDue()))).as("step %d", i).isZero();
      }
      assertThat(jdbc.audit().isClean()).as("step %d: %s", i, step).isTrue();
    }

    assertThat(any.drain()).as("left over").isZero();
  }

  @Test
  void audit_deliveryIsGone_namesItsEvent() {
    webhook(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    Episode load = episode("Load");
    assertThat(jdbc.audit().isClean()).isTrue();

    write("DELETE FROM delivery WHERE episode_id = " + load.id().value());

    Id fired = jdbc.query().history(load.id()).orElseThrow().events().getFirst().id();
    assertThat(jdbc.audit()).isEqualTo(new Audit(List.of(fired), List.of()));
  }

  @Test
  void audit_nothingHasItsTurn_namesTheFirst() {
    webhook(1, firing("Load", minute(0)));
    webhook(2, resolved("Load", minute(0), minute(1)));
    Id first =
        jdbc.query()
            .history(episode("Load").id())
            .orElseThrow()
            .deliveries()
            .getFirst()
            .delivery()
            .id();

    write("UPDATE delivery SET due_at = NULL");

    assertThat(jdbc.audit()).isEqualTo(new Audit(List.of(), List.of(first)));
  }

  private Episode episode(String name) {
    return all().stream()
        .filter(episode -> episode.labels().alertname().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Id die(int minute) {
    List<Claim> claims = due(minute);
    Claim claim = claims.getFirst();
    jdbc.outbox().settle(claim, new Refused(FailureReason.AUTH, "revoked"), minute(minute));
    return claim.delivery().id();
  }

  private String migration() throws IOException {
    String file = "/db/migration/" + migrations + "/V8__turns.sql";
    try (InputStream text = Schema.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void write(String sql) {
    jdbc.writer().write("test", connection -> Statements.update(connection, sql, _ -> {}));
  }

  private long outOfTurn() {
    return count(OUT_OF_TURN, _ -> {});
  }

  private long count(String sql, Statements.Filler filler) {
    return jdbc.writer()
        .write("check", c -> Statements.query(c, sql, filler, Row::number).getFirst());
  }
}
