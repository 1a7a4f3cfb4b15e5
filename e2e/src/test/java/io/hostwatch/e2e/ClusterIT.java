package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Addresses;
import io.hostwatch.e2e.harness.Alertmanager;
import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Ports;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.SentAlert;
import io.hostwatch.e2e.harness.Story;
import io.hostwatch.e2e.receivers.OnCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Two Alertmanagers send the same alerts; it is one episode, and each transition is told once. */
class ClusterIT {

  private final Addresses addresses = Addresses.free();
  private final int second = Ports.free();
  private final List<Alertmanager> alertmanagers = new ArrayList<>();
  private final Running running = new Running();
  private OnCall onCall;
  private Bridge bridge;
  private Scratch scratch;

  @BeforeEach
  void start(TestInfo test) {
    scratch = Scratch.of(test);
    onCall = running.add(OnCall.open());
    bridge =
        running.add(
            Bridge.start(
                scratch.dir("bridge"),
                addresses.bridge(),
                onCall.config(),
                "--alerts.alertmanagers=%s,%s"
                    .formatted(url(addresses.alertmanager()), url(second)),
                "--alerts.alertmanager-uptime=1s",
                "--alerts.poll-interval=2s"));
  }

  @AfterEach
  void stop() {
    alertmanagers.forEach(running::add);
    running.close();
  }

  @Test
  void peersThatDoNotWaitForEachOther_oneEpisodeToldOnce() {
    alertmanagers.addAll(Alertmanager.pair(scratch.root(), addresses, second, Duration.ZERO));

    assertOneEpisodeToldOnce("BothSendAtOnce", () -> true);
  }

  @Test
  void peersCutOffFromEachOther_oneEpisodeToldOnce() {
    alertmanagers.addAll(Alertmanager.strangers(scratch.root(), addresses, second));

    assertOneEpisodeToldOnce(
        "BothSendForGood", () -> alertmanagers.stream().allMatch(this::hasSent));
  }

  /** The frozen peer sends when it is back that the alert fires: it has not heard of the end. */
  @Test
  void firstPeerFrozenAndBack_oneEpisodeEachTransitionToldOnce() {
    alertmanagers.addAll(
        Alertmanager.pair(scratch.root(), addresses, second, Duration.ofSeconds(1)));
    SentAlert alert = SentAlert.firing("SentByTheOther", "host-1");
    post(alert);
    awaitSettled("SentByTheOther", 1);

    alertmanagers.getFirst().freeze();
    postTo(alertmanagers.getLast(), alert.resolved());
    awaitSettled("SentByTheOther", 2);
    alertmanagers.getFirst().thaw();
    postTo(alertmanagers.getFirst(), alert.resolved());

    Patience.await("the first has caught up").until(alertmanagers.getFirst()::knowsNothing);
    assertEachTransitionToldOnce(awaitOver("SentByTheOther"));
  }

  /** Each peer goes on to try what it had begun to send, and may do so after the other's end. */
  @Test
  void bridgeBackAfterAnOutage_bothPeersCatchUp_oneEpisodeEachTransitionToldOnce() {
    alertmanagers.addAll(
        Alertmanager.pair(scratch.root(), addresses, second, Duration.ofSeconds(1)));
    bridge.process().kill();
    SentAlert alert = SentAlert.firing("SentAfterOutage", "host-1");
    post(alert);
    Patience.await("both have tried").until(() -> alertmanagers.stream().allMatch(this::hasFailed));

    bridge.restart();

    awaitSettled("SentAfterOutage", 1);
    post(alert.resolved());

    Patience.awaitLong("both have caught up")
        .until(() -> alertmanagers.stream().allMatch(Alertmanager::knowsNothing));
    assertEachTransitionToldOnce(awaitOver("SentAfterOutage"));
  }

  private void assertEachTransitionToldOnce(Story story) {
    assertThat(story.events()).containsExactly("fired", "resolved");
    onCall.assertToldOnceInOrder(story);
  }

  /** An Alertmanager that hears of the end before it has sent the beginning sends neither. */
  private void assertOneEpisodeToldOnce(String alertname, Callable<Boolean> sent) {
    SentAlert alert = SentAlert.firing(alertname, "host-1");

    post(alert);
    awaitSettled(alertname, 1);
    Patience.await("those have sent it that do").until(sent);
    post(alert.resolved());

    Story story = awaitSettled(alertname, 2);
    assertThat(story.events()).containsExactly("fired", "resolved");
    Patience.await("both have told the end").until(() -> hasSentTwice(alertname));
    assertThat(bridge.history().named(alertname)).hasSize(1);
    onCall.assertToldOnceInOrder(bridge.history().story(story.episode()));
  }

  private boolean hasSentTwice(String alertname) {
    return alertmanagers.stream().anyMatch(this::hasSent)
        && bridge.history().named(alertname).getFirst().status().equals("resolved");
  }

  private Story awaitSettled(String alertname, int transitions) {
    return Patience.awaitLong(alertname + " told " + transitions + " times")
        .until(
            () -> bridge.history().stories(alertname),
            stories ->
                stories.size() == 1
                    && stories.getFirst().events().size() == transitions
                    && onCall.settled(stories.getFirst()))
        .getFirst();
  }

  private Story awaitOver(String alertname) {
    return Patience.await(alertname + " is over")
        .until(
            () -> bridge.history().stories(alertname),
            stories ->
                stories.size() == 1
                    && stories.getFirst().episode().status().equals("resolved")
                    && onCall.settled(stories.getFirst()))
        .getFirst();
  }

  private void post(SentAlert alert) {
    alertmanagers.forEach(alertmanager -> postTo(alertmanager, alert));
  }

  private static void postTo(Alertmanager alertmanager, SentAlert alert) {
    assertThat(alertmanager.post(SentAlert.apiBody(List.of(alert))).statusCode()).isEqualTo(200);
  }

  private static String url(int port) {
    return "http://" + Addresses.local(port);
  }

  private boolean hasSent(Alertmanager alertmanager) {
    return alertmanager.webhookCount("alertmanager_notifications_total") > 0;
  }

  private boolean hasFailed(Alertmanager alertmanager) {
    return alertmanager.webhookCount("alertmanager_notification_requests_failed_total") > 0;
  }
}
