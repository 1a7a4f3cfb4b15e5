package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Addresses;
import io.hostwatch.e2e.harness.Alertmanager;
import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Prometheus;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.receivers.FakeSlack;
import io.hostwatch.e2e.receivers.OnCall;
import io.hostwatch.e2e.receivers.SlackMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** That the bridge is dead, people hear of without the bridge. */
class AroundTheBridgeIT {

  private final Running running = new Running();
  private FakeSlack slack;
  private Bridge bridge;

  @BeforeEach
  void start(TestInfo test) {
    Scratch scratch = Scratch.of(test);
    Addresses addresses = Addresses.free();
    OnCall onCall = running.add(OnCall.open());
    slack = running.add(FakeSlack.open());
    bridge = running.add(Bridge.start(scratch.dir("bridge"), addresses.bridge(), onCall.config()));
    running.add(
        Alertmanager.tellingAround(scratch.dir("alertmanager"), addresses, slack.webhook()));
    running.add(Prometheus.start(scratch.dir("prometheus"), addresses));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void bridgeIsKilled_alertmanagerTellsSlackItself() {
    Patience.await("the bridge hears the Watchdog")
        .until(() -> bridge.history().named("Watchdog").size(), count -> count > 0);

    bridge.process().kill();

    Patience.awaitLong("Slack hears of it")
        .until(
            slack::shown,
            shown -> shown.stream().anyMatch(message -> speaksOf(message, "BridgeDown")));
    assertThat(slack.shown()).allMatch(message -> speaksOf(message, "Bridge"));
  }

  private static boolean speaksOf(SlackMessage message, String alertname) {
    return message.payload().toString().contains(alertname);
  }
}
