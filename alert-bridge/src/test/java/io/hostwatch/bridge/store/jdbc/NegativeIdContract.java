package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Outbox.Surrender;
import io.hostwatch.bridge.delivery.Settlement.Park;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.store.Deliveries.Listed;
import io.hostwatch.bridge.store.DeliveryFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row whose id no bridge makes, and a count that none reaches, cost no other row anything. */
abstract class NegativeIdContract extends RetentionHarness {
  private final HeardDead listener = new HeardDead();
  final List<String> dead = listener.all();

  NegativeIdContract(OpenedStore opened) {
    super(opened);
  }

  @BeforeEach
  void owe() {
    route(SLACK);
    accept(1, firing("Load", minute(0)));
    accept(2, firing("Disk", minute(0)));
  }

  @Test
  void claim_idIsNegative_diesAndWhatIsBehindItIsTold() {
    accept(5, resolved("Load", minute(0), minute(4)));
    negate();

    assertThat(tellAll(6)).containsExactly("Disk FIRED", "Load RESOLVED");
    assertThat(dead).containsExactly("team/slack UNREADABLE 1");
    assertThat(count("delivery WHERE id < 0 AND state = 'dead' AND dead_reason = 'unreadable'"))
        .isEqualTo(1);
    assertThat(jdbc.audit().isClean()).isTrue();
  }

  @Test
  void claim_lostAttemptOfANegativeId_isKept() {
    claim(3);
    negate();

    tellAll(9);

    assertThat(count("attempt WHERE result = 'ambiguous' AND delivery_id < 0")).isEqualTo(1);
    assertThat(dead).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10})
  void find_oneIsNegative_listsTheOthers(int limit) {
    negate();

    List<String> names =
        jdbc
            .deliveries()
            .find(DeliveryFilter.of(DeliveryState.PENDING), Optional.empty(), limit)
            .items()
            .stream()
            .map(NegativeIdContract::name)
            .toList();

    assertThat(names).containsExactly("Disk");
  }

  @Test
  void giveUpAndFollowClock_oneIsNegative_takeItLikeOthers() {
    negate();

    assertThat(outbox().followClock(SLACK, minute(-60))).isEqualTo(2);
    assertThat(outbox().giveUp("me", SLACK, minute(50), Surrender.EXPIRED, minute(60)))
        .isEqualTo(2);
  }

  @Test
  void audit_oneIsNegative_allAreHandedOn() {
    negate();
    write("UPDATE delivery SET due_at = NULL");

    jdbc.audit();

    assertThat(tellAll(6)).containsExactly("Disk FIRED");
    assertThat(dead).hasSize(1);
  }

  @Test
  void purge_oneIsNegative_goesLikeOthers() {
    accept(5, resolved("Load", minute(0), minute(4)), resolved("Disk", minute(0), minute(4)));
    negate();
    tellAll(6);
    tellAll(7);

    purge(minute(200));

    assertThat(TABLES).allSatisfy(table -> assertThat(count(table)).as(table).isZero());
  }

  /** SQLite has no locks of alerts. */
  @Test
  void accept_lockOfAnAlertIsNegative_isTaken() {
    if (jdbc.writer().write("look", c -> MoveMark.has(c, "alert"))) {
      write("UPDATE alert SET latest_id = -5");
    }

    accept(5, resolved("Load", minute(0), minute(4)), resolved("Disk", minute(0), minute(4)));

    assertThat(query().countFiring()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483647", "-7"})
  void parked_probesAreWhatNoneCounts_isParkedAndTried(String probes) {
    Claim first = claim(3).getFirst();
    outbox().settle(first, new Park(minute(4), FailureReason.AUTH, "revoked"), minute(3));

    write("UPDATE destination SET probes = " + probes);

    assertThat(outbox().parked()).containsOnlyKeys(SLACK);
    assertThat(outbox().parked().values())
        .allSatisfy(parking -> assertThat(parking.probes()).isBetween(0, Integer.MAX_VALUE - 1));
    assertThat(outbox().backlog().get(SLACK)).containsOnlyKeys(DeliveryState.PARKED);
    assertThat(claim(5)).hasSize(1);
  }

  /** The first that is due of Load. */
  void negate() {
    write(
        "UPDATE delivery SET id = -id WHERE due_at IS NOT NULL AND fingerprint = (SELECT"
            + " e.fingerprint FROM episode e WHERE e.id = (SELECT MIN(f.id) FROM episode f))");
  }

  /** All that is due, told one after the other. */
  List<String> tellAll(int minute) {
    List<String> told = new ArrayList<>();
    for (List<Claim> due = claim(minute); !due.isEmpty(); due = claim(minute)) {
      Claim claim = due.getFirst();
      told.add(claim.episode().labels().alertname() + " " + claim.event().type());
      settle(claim, minute);
    }
    return told;
  }

  @Override
  List<Claim> claim(int minute) {
    return jdbc.outbox(listener).claim("me", SLACK, minute(minute), Duration.ofMinutes(1), 1);
  }

  private static String name(Listed listed) {
    return listed.episode().labels().alertname();
  }

  void write(String sql) {
    jdbc.writer().write("damage", c -> Statements.update(c, sql, _ -> {}));
  }
}
