package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Claim;
import io.hostwatch.bridge.delivery.Settlement;
import io.hostwatch.bridge.intake.TwoPathsHarness;
import io.hostwatch.bridge.notify.FailureReason;
import io.hostwatch.bridge.store.Backend;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is due for ten minutes while nobody tries its target, and what only looks so. */
abstract class OverdueDeliveryContract extends TwoPathsHarness {
  private static final Optional<Instant> NEVER = Optional.empty();

  private final JdbcStore jdbc;

  OverdueDeliveryContract(JdbcStore jdbc) {
    super(new Backend(jdbc.alerts(), jdbc.query(), jdbc.outbox(), jdbc::close));
    this.jdbc = jdbc;
  }

  @Test
  void nobodyTries_namesTheFirstOfEachAlert() {
    webhook(1, firing("Load", minute(0)));
    webhook(2, resolved("Load", minute(0), minute(1)));

    assertThat(overdue(11)).isEmpty();
    assertThat(overdue(12)).hasSize(1);
  }

  @Test
  void ownerDied_isNamedOnceItsLeaseIsLongOver() {
    webhook(1, firing("Load", minute(0)));
    Claim lost = claim(1);

    assertThat(overdue(12)).isEmpty();
    assertThat(overdue(13)).containsExactly(lost.delivery().id());
  }

  @Test
  void anotherIsTried_oneAfterTheOther_isOnlySlow() {
    webhook(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    settle(claim(5), new Settlement.Delivered(""));

    assertThat(overdue(14)).isEmpty();
    assertThat(overdue(16)).hasSize(1);
  }

  @Test
  void anotherIsUnderWay_orAskedToWait_isNotNamed() {
    webhook(1, firing("Load", minute(0)), firing("Disk", minute(0)));

    Claim claim = claim(20);
    assertThat(overdue(20)).isEmpty();
    settle(claim, new Settlement.Retry(minute(60), FailureReason.RATE_LIMITED, "Retry-After"));

    assertThat(overdue(59)).isEmpty();
    assertThat(overdue(60)).hasSize(1);
  }

  @Test
  void parked_isNotNamed() {
    webhook(1, firing("Load", minute(0)), firing("Disk", minute(0)));

    settle(claim(1), new Settlement.Park(minute(2), FailureReason.AUTH, "revoked"));

    assertThat(overdue(60)).isEmpty();
  }

  /** What is tried for others is gone through, and is no excuse. */
  @Test
  void manyOthersAreTried_isNamed_andNotOnceItIsTriedItself() {
    webhook(1, firing("Load", minute(0)), firing("Disk", minute(0)));
    Claim told = claim(1);
    settle(told, new Settlement.Delivered(""));
    attempts(300, told.delivery().id(), 2);
    write("UPDATE delivery SET receiver = 'other' WHERE id = " + told.delivery().id().value());
    attempts(300, told.delivery().id(), 20);

    assertThat(overdue(25)).hasSize(1);

    write("UPDATE delivery SET receiver = 'team' WHERE id = " + told.delivery().id().value());
    assertThat(overdue(25)).isEmpty();
  }

  private void attempts(int count, Id delivery, int minute) {
    List<AttemptTable.Tried> all =
        IntStream.range(0, count)
            .mapToObj(i -> AttemptTable.Tried.lost(delivery.value(), i, minute(minute), NEVER))
            .toList();
    jdbc.writer()
        .write(
            "try",
            connection -> {
              AttemptTable.insert(connection, all);
              return true;
            });
  }

  private void write(String sql) {
    jdbc.writer().write("test", connection -> Statements.update(connection, sql, _ -> {}));
  }

  private List<Id> overdue(int minute) {
    return jdbc.overdue(Accepting.SLACK, minute(minute - 10), minute(minute));
  }

  private Claim claim(int minute) {
    return due(minute).getFirst();
  }

  private void settle(Claim claim, Settlement settlement) {
    jdbc.outbox().settle(claim, settlement, claim.startedAt());
  }
}
