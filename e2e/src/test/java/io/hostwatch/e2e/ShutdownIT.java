package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Exporter;
import io.hostwatch.e2e.harness.Pour;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SentAlert;
import io.hostwatch.e2e.receivers.OnCall;
import io.hostwatch.e2e.receivers.SlackAnswer.Hang;
import io.hostwatch.e2e.receivers.SlackAnswer.Slow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** SIGTERM under load: the services end in time, and nothing that was accepted is lost. */
class ShutdownIT {

  private static final Duration PROMISED = Duration.ofSeconds(10);

  @Test
  void bridge_sigtermWhileAlertsPourIn_endsInTimeAndLosesNothing(TestInfo test) {
    try (OnCall onCall = OnCall.open();
        Bridge bridge = Bridge.start(Scratch.of(test).dir("bridge"), onCall.slackOnly())) {
      Pour pour = Pour.start(bridge);
      try (pour) {
        Patience.await("alerts are accepted").until(() -> pour.accepted().size() > 200);

        bridge.process().terminate();

        assertThat(bridge.process().awaitExit(PROMISED)).isIn(0, 143);
      }
      assertThat(pour.answers()).satisfies(a -> assertThat(a.keySet()).isSubsetOf(200, 503, 0));
      bridge.restart();
      Ledger ledger = Ledger.awaitSettled(bridge, onCall, Pour.ALERTNAME, pour.accepted());
      System.out.println("shutdown under load: " + pour.answers() + ", " + ledger);
      ledger.assertNothingLost();
      assertThat(ledger.doubled()).isZero();
    }
  }

  @Test
  void bridge_sigtermWhileSlackHangs_endsInTimeAndTellsAfterTheRestart(TestInfo test) {
    try (OnCall onCall = OnCall.open();
        Bridge bridge = Bridge.start(Scratch.of(test).dir("bridge"), onCall.slackOnly())) {
      onCall.slack().answersNext(new Hang());
      bridge.post(SentAlert.webhookBody(List.of(SentAlert.firing("Hangs", "host-1"))));
      Patience.await("Slack is asked").until(() -> !onCall.slack().messages().isEmpty());

      bridge.process().terminate();

      assertThat(bridge.process().awaitExit(PROMISED)).isIn(0, 143);
      bridge.restart();
      Ledger ledger = Ledger.awaitSettled(bridge, onCall, "Hangs", Set.of("host-1"));
      ledger.assertNothingLost();
      assertThat(ledger.doubled()).isZero();
    }
  }

  @Test
  void bridge_sigtermWhileSlackTakesItsTime_endsWithItsAnswer(TestInfo test) {
    try (OnCall onCall = OnCall.open();
        Bridge bridge = Bridge.start(Scratch.of(test).dir("bridge"), onCall.slackOnly())) {
      onCall.slack().answersNext(new Slow(Duration.ofSeconds(5)));
      bridge.post(SentAlert.webhookBody(List.of(SentAlert.firing("Slow", "host-1"))));
      Patience.await("Slack is asked").until(() -> !onCall.slack().messages().isEmpty());

      bridge.process().terminate();

      assertThat(bridge.process().awaitExit(PROMISED)).isIn(0, 143);
      bridge.restart();
      Ledger ledger = Ledger.awaitSettled(bridge, onCall, "Slow", Set.of("host-1"));
      ledger.assertNothingLost();
      assertThat(onCall.slack().shown()).hasSize(1);
    }
  }

  /** What is cut off says so itself: no next life has to guess. */
  @Test
  void bridge_sigtermWhileSlackHangs_writesTheAttemptBeforeItEnds(TestInfo test) {
    try (OnCall onCall = OnCall.open();
        Bridge bridge = Bridge.start(Scratch.of(test).dir("bridge"), onCall.slackOnly())) {
      onCall.slack().answersNext(new Hang());
      bridge.post(SentAlert.webhookBody(List.of(SentAlert.firing("Hangs", "host-1"))));
      Patience.await("Slack is asked").until(() -> !onCall.slack().messages().isEmpty());

      bridge.process().terminate();
      assertThat(bridge.process().awaitExit(PROMISED)).isIn(0, 143);

      bridge.restart();
      Ledger.awaitSettled(bridge, onCall, "Hangs", Set.of("host-1")).assertNothingLost();
      assertThat(bridge.history().stories("Hangs").getFirst().by("slack"))
          .singleElement()
          .satisfies(owed -> assertThat(owed.attempts()).containsExactly("ambiguous", "delivered"));
      assertThat(bridge.process().log()).doesNotContain("were in flight");
    }
  }

  @Test
  void exporter_sigterm_endsInTime(TestInfo test) {
    Scratch scratch = Scratch.of(test);
    try (Exporter exporter = Exporter.start(scratch.dir("exporter"), List.of())) {
      assertThat(exporter.stop()).isIn(0, 143);
    }
  }
}
