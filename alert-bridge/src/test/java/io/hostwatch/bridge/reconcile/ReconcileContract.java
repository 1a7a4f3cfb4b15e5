package io.hostwatch.bridge.reconcile;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.leased;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static io.hostwatch.bridge.alert.EventType.FIRED;
import static io.hostwatch.bridge.alert.EventType.REMINDER;
import static io.hostwatch.bridge.alert.EventType.REOPENED;
import static io.hostwatch.bridge.alert.EventType.RESOLVED;
import static io.hostwatch.bridge.alert.EventType.SUPPRESSED;
import static io.hostwatch.bridge.alert.EventType.UNSUPPRESSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.CloseReason;
import io.hostwatch.bridge.alert.Standing.State;
import io.hostwatch.bridge.store.Backend;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Alertmanager's answers make of the history; its word for an end has three minutes. */
public abstract class ReconcileContract extends ReconcileHarness {
  protected ReconcileContract(Backend backend) {
    super(backend);
  }

  @Test
  void goneFromBothForLongerThanTheGrace_closesAtTheFirstAskingAndTells() {
    webhook(1, firing("Load", minute(0)));

    assertThat(poll(2, holds(), holds()).closed()).isZero();
    assertThat(poll(4, holds(), holds()).closed()).isZero();
    assertThat(poll(5, holds(), holds()).closed()).isEqualTo(1);

    assertThat(types()).containsExactly(FIRED, RESOLVED);
    assertThat(only().closeReason()).hasValue(CloseReason.RECONCILED);
    assertThat(only().endedAt()).hasValue(minute(2));
    assertThat(toldBy(5)).containsExactly(FIRED, RESOLVED);
  }

  @Test
  void oneAskingAlone_howeverLate_closesNothing() {
    webhook(1, firing("Load", minute(0)));

    assertThat(poll(900, holds(), holds()).closed()).isZero();
  }

  @Test
  void oneStillHoldsIt_goesOn() {
    webhook(1, firing("Load", minute(0)));

    for (int minute = 2; minute < 60; minute++) {
      poll(minute, holds(), holds(active("Load", 0, 0)));
    }

    assertThat(types()).containsExactly(FIRED);
  }

  @Test
  void oneDoesNotAnswer_beginsAnew() {
    webhook(1, firing("Load", minute(0)));

    poll(2, holds(), holds());
    poll(5, holds(), FAILED);
    poll(6, holds(), holds());
    assertThat(types()).containsExactly(FIRED);
    poll(9, holds(), holds());

    assertThat(only().endedAt()).hasValue(minute(6));
  }

  /** The machine slept, or its clock was set forward: nobody could tell it of the end meanwhile. */
  @Test
  void stoodStillBetweenTwoAskings_beginsAnew() {
    waitsAtMost(Duration.ofMinutes(4));
    webhook(1, firing("Load", minute(0)));

    poll(2, holds(), holds());
    assertThat(poll(60, holds(), holds()).closed()).isZero();
    assertThat(poll(62, holds(), holds()).closed()).isZero();
    assertThat(poll(64, holds(), holds()).closed()).isZero();
    assertThat(poll(65, holds(), holds()).closed()).isEqualTo(1);

    assertThat(only().endedAt()).hasValue(minute(62));
  }

  /** Much fires, or the database is slow: each page and each batch is a step, and none too long. */
  @Test
  void comparisonOfManySteps_takesLongerThanAStepMay_closesAllTheSame() {
    waitsAtMost(Duration.ofMinutes(4));
    takesToReadAndToWrite(Duration.ofMinutes(3));
    webhook(1, firing("Load", minute(0)), firing("Disk", minute(0)));

    poll(2, holds(silenced("Disk", 0, "a")), holds(silenced("Disk", 0, "a")));
    int closed =
        poll(10, holds(silenced("Disk", 0, "a")), holds(silenced("Disk", 0, "a"))).closed();

    assertThat(closed).isEqualTo(1);
  }

  @Test
  void oneStepOfEachComparisonTakesTooLong_closesNothing() {
    waitsAtMost(Duration.ofMinutes(4));
    takesToReadAndToWrite(Duration.ofMinutes(5));
    webhook(1, firing("Load", minute(0)));

    for (int minute = 2; minute < 60; minute += 7) {
      assertThat(poll(minute, holds(), holds()).closed()).isZero();
    }
  }

  @Test
  void oneNeverAnswers_closesNothing() {
    webhook(1, firing("Load", minute(0)));

    for (int minute = 2; minute < 60; minute++) {
      poll(minute, holds(), FAILED);
    }

    assertThat(types()).containsExactly(FIRED);
  }

  @Test
  void oneRestartedEmpty_closesNothingWithinFiveMinutes() {
    webhook(1, firing("Load", minute(0)));

    for (int uptime = 0; uptime <= 5; uptime++) {
      poll(2 + uptime, holds(), holds(Duration.ofMinutes(uptime)));
    }
    poll(8, holds(), holds(Duration.ofMinutes(6)));
    assertThat(types()).containsExactly(FIRED);
    poll(11, holds(), holds(Duration.ofMinutes(9)));

    assertThat(types()).containsExactly(FIRED, RESOLVED);
  }

  @Test
  void bridgeRestarted_beginsAnew() {
    webhook(1, firing("Load", minute(0)));
    poll(2, holds(), holds());

    restart();

    assertThat(poll(9, holds(), holds()).closed()).isZero();
  }

  @Test
  void seenSinceTheAskingBegan_goesOn() {
    webhook(1, firing("Load", minute(0)));
    poll(2, holds(), holds());
    webhook(4, firing("Load", minute(0)));

    assertThat(poll(5, holds(), holds()).closed()).isZero();
    assertThat(poll(7, holds(), holds()).closed()).isZero();
    assertThat(poll(8, holds(), holds()).closed()).isEqualTo(1);
  }

  @Test
  void prometheusVouchesForIt_goesOn() {
    prometheus(1, leased("Load", minute(0), minute(20)));

    poll(2, holds(), holds());

    assertThat(poll(19, holds(), holds()).closed()).isZero();
    assertThat(poll(20, holds(), holds()).closed()).isEqualTo(1);
    assertThat(toldBy(60)).isEmpty();
  }

  @Test
  void manyGone_closesAll() {
    webhook(
        1,
        IntStream.range(0, 450).mapToObj(i -> firing("Load" + i, minute(0))).toArray(Alert[]::new));
    poll(2, holds(), holds());

    assertThat(poll(9, holds(), holds()).closed()).isEqualTo(450);
    assertThat(backend.query().countFiring()).isZero();
  }

  @Test
  void suppressedByBoth_isMarkedOnceWithTheSilencesAndUnmarked() {
    webhook(1, firing("Load", minute(0)));

    assertThat(poll(2, holds(silenced("Load", 0, "silence a")), FAILED).suppressed()).isEqualTo(1);
    poll(3, holds(silenced("Load", 0, "silence a")), holds(silenced("Load", 0, "silence a")));
    assertThat(only().marks().suppressedBy()).containsExactly("silence a");
    assertThat(poll(4, holds(active("Load", 0, 0)), FAILED).suppressed()).isZero();

    assertThat(types()).containsExactly(FIRED, SUPPRESSED, UNSUPPRESSED);
    assertThat(only().marks().suppressedBy()).isEmpty();
    assertThat(toldBy(60)).containsExactly(FIRED);
  }

  @Test
  void suppressedWhenLastAsked_butSentAgain_reminds() {
    webhook(1, firing("Load", minute(0)));
    poll(2, holds(silenced("Load", 0, "silence a")), FAILED);

    repeat(61, firing("Load", minute(0)));

    assertThat(types()).containsExactly(FIRED, SUPPRESSED, REMINDER);
    assertThat(toldBy(61)).containsExactly(FIRED, REMINDER);
  }

  @Test
  void oneWouldTellPeople_isNotSuppressed() {
    webhook(1, firing("Load", minute(0)));

    poll(2, holds(silenced("Load", 0, "silence a")), holds(active("Load", 0, 0)));

    assertThat(types()).containsExactly(FIRED);
  }

  @Test
  void alertmanagerHasNotLookedYet_leavesTheMark() {
    webhook(1, firing("Load", minute(0)));
    poll(2, holds(silenced("Load", 0, "silence a")), FAILED);

    poll(3, holds(standing("Load", 0, 0, State.UNPROCESSED)), FAILED);

    assertThat(only().marks().isSuppressed()).isTrue();
  }

  @Test
  void suppressed_ends_hasNoMarkLeft() {
    webhook(1, firing("Load", minute(0)));
    poll(2, holds(silenced("Load", 0, "silence a")), FAILED);

    webhook(3, resolved("Load", minute(0), minute(3)));

    assertThat(types()).containsExactly(FIRED, SUPPRESSED, RESOLVED);
    assertThat(only().marks().isSuppressed()).isFalse();
  }

  @Test
  void heardOfAfterTheEnd_reopensAndTells() {
    webhook(1, firing("Load", minute(0)));
    assertThat(toldBy(1)).containsExactly(FIRED);
    webhook(3, resolved("Load", minute(0), minute(3)));
    assertThat(toldBy(3)).containsExactly(RESOLVED);

    assertThat(poll(5, holds(), holds(active("Load", 0, 4))).reopened()).isEqualTo(1);

    assertThat(types()).containsExactly(FIRED, RESOLVED, REOPENED);
    assertThat(toldBy(5)).containsExactly(REOPENED);
  }

  @Test
  void lastHeardOfBeforeTheEnd_staysClosed() {
    webhook(1, firing("Load", minute(0)));
    webhook(3, resolved("Load", minute(0), minute(3)));

    for (int minute = 4; minute < 20; minute++) {
      poll(minute, holds(), holds(active("Load", 0, 2)));
    }

    assertThat(types()).containsExactly(FIRED, RESOLVED);
  }

  @Test
  void beganAgain_waitsForTheWebhook() {
    webhook(1, firing("Load", minute(0)));
    webhook(3, resolved("Load", minute(0), minute(3)));

    poll(5, holds(active("Load", 4, 4)), holds(active("Load", 4, 4)));

    assertThat(types()).containsExactly(FIRED, RESOLVED);
  }

  @Test
  void unknownToTheHistory_isLeftToTheWebhook() {
    poll(2, holds(active("Load", 0, 1)), holds());

    assertThat(all()).isEmpty();
  }
}
