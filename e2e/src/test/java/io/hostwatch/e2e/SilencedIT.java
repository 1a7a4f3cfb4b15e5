package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Addresses;
import io.hostwatch.e2e.harness.Alertmanager;
import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Exporter;
import io.hostwatch.e2e.harness.Prometheus;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.Story;
import io.hostwatch.e2e.receivers.OnCall;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * What Alertmanager silences: the bridge hears of it from Prometheus, and nobody is told what they
 * need not hear. The exporter does not run, so its host counts as down; starting it ends that.
 */
class SilencedIT {
  private static final String ALERT = "HostDown";

  private final Addresses addresses = Addresses.free();
  private final Running running = new Running();
  private final OnCall onCall = OnCall.open();
  private Scratch scratch;
  private Bridge bridge;
  private Alertmanager alertmanager;

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
                "--alerts.resolved-grace=5s"));
    alertmanager = running.add(Alertmanager.alone(scratch.dir("alertmanager"), addresses));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void silencedFromTheStart_resolvesInTheHistoryAndNobodyIsTold() {
    alertmanager.silence(ALERT);
    startPrometheus();
    await("fires", story -> story.episode().status().equals("firing"));
    startExporter();

    Story over = await("is over", story -> story.episode().status().equals("resolved"));

    assertThat(over.events()).startsWith("fired").endsWith("resolved").doesNotContain("notified");
    assertThat(over.owed()).isEmpty();
    assertThat(onCall.slackOf(over)).isEmpty();
  }

  @Test
  void silencedAfterItWasTold_resolvesInTheHistoryAndIsToldAfterTheGrace() {
    startPrometheus();
    await("is told", story -> onCall.slackOf(story).equals(List.of("firing")));
    alertmanager.silence(ALERT);
    startExporter();

    Story over = await("is over", story -> story.episode().status().equals("resolved"));
    Story told = await("is told to be over", story -> onCall.slackOf(story).size() == 2);

    assertThat(over.events()).startsWith("fired").endsWith("resolved");
    assertThat(told.events()).isEqualTo(over.events());
    assertThat(onCall.slackOf(told)).containsExactly("firing", "resolved");
  }

  private void startPrometheus() {
    running.add(Prometheus.start(scratch.dir("prometheus"), addresses));
  }

  private void startExporter() {
    running.add(Exporter.start(scratch.dir("exporter"), addresses.exporter(), List.of()));
  }

  private Story await(String what, Predicate<Story> condition) {
    return Patience.await(ALERT + " " + what)
        .until(
            () -> bridge.history().stories(ALERT),
            stories -> stories.size() == 1 && condition.test(stories.getFirst()))
        .getFirst();
  }
}
