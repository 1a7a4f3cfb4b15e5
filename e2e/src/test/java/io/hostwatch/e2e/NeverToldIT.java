package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Addresses;
import io.hostwatch.e2e.harness.Alertmanager;
import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Exporter;
import io.hostwatch.e2e.harness.Prometheus;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SentAlert;
import io.hostwatch.e2e.harness.Story;
import io.hostwatch.e2e.receivers.OnCall;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Ends that Alertmanager never tells: each stands in the history all the same, with its reason. */
class NeverToldIT {
  private final Addresses addresses = Addresses.free();
  private final Running running = new Running();
  private final OnCall onCall = OnCall.open();
  private Scratch scratch;
  private Bridge bridge;

  @BeforeEach
  void start(TestInfo test) {
    scratch = Scratch.of(test);
    running.add(onCall);
    bridge =
        running.add(
            Bridge.start(
                scratch.dir("bridge"),
                addresses.bridge(),
                onCall.slackOnly(),
                "--alerts.alertmanagers=http://" + Addresses.local(addresses.alertmanager()),
                "--alerts.alertmanager-uptime=1s",
                "--alerts.poll-interval=1s",
                "--alerts.resolved-grace=4s"));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  /** The message of its end holds one more alert that comes before it, and at most one. */
  @Test
  void cutOffByMaxAlerts_isReconciledAndTold() {
    Alertmanager alertmanager = alertmanager(1);
    SentAlert cutOff = SentAlert.firing("CutOff", "host-1").with("device", "z");
    post(alertmanager, cutOff);
    await("CutOff", story -> onCall.slackOf(story).equals(List.of("firing")));

    post(alertmanager, cutOff.resolved(), SentAlert.firing("CutOff", "host-1").with("device", "a"));

    Story over =
        await(
            "CutOff",
            story ->
                story.episode().label("device").equals("z") && onCall.slackOf(story).size() == 2);
    assertThat(over.events()).containsExactly("fired", "resolved");
    assertThat(over.episode().closeReason()).isEqualTo("reconciled");
    assertThat(onCall.slackOf(over)).containsExactly("firing", "resolved");
  }

  @Test
  void resolvedWhileSilenced_isMarkedAndThenReconciled() {
    Alertmanager alertmanager = alertmanager(0);
    SentAlert alert = SentAlert.firing("Quiet", "host-1");
    post(alertmanager, alert);
    await("Quiet", story -> onCall.slackOf(story).equals(List.of("firing")));
    alertmanager.silence("Quiet");
    Story marked = await("Quiet", story -> !story.episode().suppressedBy().isEmpty());
    post(alertmanager, alert.resolved());

    Story over = await("Quiet", story -> onCall.slackOf(story).size() == 2);

    assertThat(marked.episode().suppressedBy()).singleElement().asString().startsWith("silence ");
    assertThat(over.events()).containsExactly("fired", "suppressed", "resolved");
    assertThat(over.episode().closeReason()).isEqualTo("reconciled");
    assertThat(over.episode().suppressedBy()).isEmpty();
  }

  /**
   * Prometheus goes on to send the end for a quarter of an hour. Alertmanager forgets it, unless it
   * is still trying to send the beginning when the bridge is back: then people are told both, also
   * where Prometheus was the first to reach the bridge.
   */
  @Test
  void shorterThanAnOutageOfTheBridge_standsInTheHistoryAsResolved() {
    Alertmanager alertmanager = alertmanager(0);
    bridge.process().kill();
    Prometheus prometheus = running.add(Prometheus.start(scratch.dir("prometheus"), addresses));
    Patience.await("HostDown was tried to be told")
        .until(
            () ->
                alertmanager.webhookCount("alertmanager_notification_requests_failed_total") > 0
                    && !prometheus.isEmpty("ALERTS{alertname='HostDown', alertstate='firing'}"));
    running.add(Exporter.start(scratch.dir("exporter"), addresses.exporter(), List.of()));
    Patience.awaitLong("HostDown is forgotten").until(() -> hasForgotten(alertmanager, prometheus));

    bridge.restart();

    Story over =
        await(
            "HostDown",
            story ->
                story.episode().status().equals("resolved")
                    && onCall.slackOf(story).size() == OnCall.toldOf(story).size());
    assertThat(over.events())
        .isIn(
            List.of("resolved"),
            List.of("fired", "resolved"),
            List.of("resolved", "notified", "resolved"));
    assertThat(over.episode().closeReason()).isEqualTo("resolved");
    assertThat(over.episode().endsAt().orElseThrow()).isAfter(over.episode().startsAt());
    assertThat(over.episode().notified()).isEqualTo(over.events().size() > 1);
    assertThat(onCall.slackOf(over)).isEqualTo(OnCall.toldOf(over));
  }

  private static boolean hasForgotten(Alertmanager alertmanager, Prometheus prometheus) {
    return prometheus.isEmpty("ALERTS{alertname='HostDown', alertstate='firing'}")
        && !alertmanager.holds("HostDown");
  }

  private Alertmanager alertmanager(int maxAlerts) {
    return running.add(Alertmanager.cutting(scratch.dir("alertmanager"), addresses, maxAlerts));
  }

  private static void post(Alertmanager alertmanager, SentAlert... alerts) {
    assertThat(alertmanager.post(SentAlert.apiBody(List.of(alerts))).statusCode()).isEqualTo(200);
  }

  private Story await(String alertname, Predicate<Story> condition) {
    return Patience.await(alertname)
        .until(
            () -> bridge.history().stories(alertname).stream().filter(condition).toList(),
            stories -> !stories.isEmpty())
        .getFirst();
  }
}
