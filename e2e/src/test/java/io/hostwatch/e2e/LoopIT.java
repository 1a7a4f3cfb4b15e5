package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Addresses;
import io.hostwatch.e2e.harness.Alertmanager;
import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Episode;
import io.hostwatch.e2e.harness.Exporter;
import io.hostwatch.e2e.harness.HostTree;
import io.hostwatch.e2e.harness.Prometheus;
import io.hostwatch.e2e.harness.Running;
import io.hostwatch.e2e.harness.Scratch;
import io.hostwatch.e2e.harness.Story;
import io.hostwatch.e2e.receivers.OnCall;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * The loop closes: a host gets into trouble and out of it again, and each alert fires and resolves
 * at Slack, by email and in the history, once and in order.
 */
class LoopIT {

  private static final Set<String> EXPECTED =
      Set.of(
          "HostCPUHigh",
          "HostMemoryHigh",
          "HostDiskSpaceLow",
          "HostIOWaitHigh",
          "NodeCollectorFailed",
          "HostDown");

  private final Addresses addresses = Addresses.free();
  private final Running running = new Running();
  private final OnCall onCall = OnCall.open();
  private HostTree host;
  private Exporter exporter;
  private Bridge bridge;
  private Alertmanager alertmanager;
  private Prometheus prometheus;

  @BeforeEach
  void start(TestInfo test) {
    Scratch scratch = Scratch.of(test);
    running.add(onCall);
    host = running.add(HostTree.at(scratch.dir("host")));
    exporter =
        running.add(Exporter.start(scratch.dir("exporter"), addresses.exporter(), host.flags()));
    bridge = running.add(Bridge.start(scratch.dir("bridge"), addresses.bridge(), onCall.config()));
    alertmanager = running.add(Alertmanager.alone(scratch.dir("alertmanager"), addresses));
    prometheus = running.add(Prometheus.start(scratch.dir("prometheus"), addresses));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void hostInTroubleAndOut_eachAlertFiresAndResolvesEverywhereOnceInOrder() {
    awaitSomeHistory();

    host.load(0.97, 0);
    host.memoryUsed(0.96);
    host.diskUsed(0.91);
    host.breakLoadAverages();
    awaitFiring("HostMemoryHigh", "critical");
    awaitFiring("HostDiskSpaceLow", "critical");
    awaitFiring("HostCPUHigh", "critical");
    awaitFiring("NodeCollectorFailed", "warning");
    awaitWarningMuted("HostMemoryHigh");
    awaitWarningMuted("HostDiskSpaceLow");

    host.load(0.05, 0.60);
    host.memoryUsed(0.30);
    host.diskUsed(0.10);
    host.mendLoadAverages();
    awaitFiring("HostIOWaitHigh", "warning");
    host.load(0.05, 0.01);
    awaitAllOver();

    exporter.stop();
    awaitFiring("HostDown", "critical");
    exporter.restart();
    awaitAllOver();

    assertHistoryAndReceiversAgree();
  }

  /** Waits until the rules' windows are full, for a host is not born in trouble. */
  private void awaitSomeHistory() {
    Patience.await("ten scrapes")
        .until(() -> !prometheus.query("count_over_time(up{job='node'}[10s]) >= 10").isEmpty());
  }

  private void awaitFiring(String alertname, String severity) {
    Patience.await(severity + " " + alertname + " is told")
        .until(
            () -> bridge.history().stories(alertname),
            told ->
                told.stream()
                    .anyMatch(
                        story ->
                            story.episode().label("severity").equals(severity)
                                && onCall.knows(story)));
  }

  /** Waits until the warning fires beside its critical; only the history knows of it. */
  private void awaitWarningMuted(String alertname) {
    Patience.await("the warning of " + alertname)
        .until(() -> alertmanager.mutedSeverities(alertname), List.of("warning")::equals);
    List<Story> stories = bridge.history().stories(alertname);
    assertThat(stories)
        .extracting(story -> story.episode().label("severity"))
        .containsExactlyInAnyOrder("critical", "warning");
    assertThat(stories)
        .filteredOn(story -> !story.owed().isEmpty())
        .extracting(story -> story.episode().label("severity"))
        .containsExactly("critical");
  }

  private void awaitAllOver() {
    Patience.await("nothing fires and all are told")
        .until(() -> hostStories().stream().allMatch(this::overAndTold));
  }

  private boolean overAndTold(Story story) {
    return story.episode().status().equals("resolved") && onCall.settled(story);
  }

  private List<Story> hostStories() {
    return bridge.history().all().stream()
        .filter(episode -> !episode.label("alertname").equals("Watchdog"))
        .map(bridge.history()::story)
        .toList();
  }

  private void assertHistoryAndReceiversAgree() {
    List<Story> stories = hostStories();
    assertThat(stories)
        .extracting(story -> story.episode().label("alertname"))
        .containsAll(EXPECTED)
        .allMatch(EXPECTED::contains);
    assertThat(stories).allSatisfy(onCall::assertToldOnceInOrder);
    int told = stories.stream().mapToInt(story -> OnCall.toldOf(story).size()).sum();
    assertThat(onCall.slack().shown()).hasSize(told);
    assertThat(onCall.mailbox().mails()).hasSize(told);
    assertThat(stories).allSatisfy(story -> assertWellFormed(story.episode()));
    assertThat(onCall.slack().faults()).isEmpty();
    assertThat(bridge.history().named("Watchdog"))
        .extracting(Episode::status)
        .containsOnly("firing");
  }

  private void assertWellFormed(Episode episode) {
    assertThat(episode.source()).isEqualTo("alertmanager");
    assertThat(episode.label("instance")).isEqualTo(Addresses.local(addresses.exporter()));
    assertThat(episode.label("job")).isEqualTo("node");
    assertThat(episode.annotations()).containsKeys("summary", "description", "runbook_url");
    assertThat(episode.annotations().get("dashboard_url"))
        .startsWith("http://localhost:3000/d/hostwatch-")
        .endsWith("?var-instance=" + Addresses.local(addresses.exporter()).replace(":", "%3A"));
    assertThat(episode.endsAt().orElseThrow()).isAfter(episode.startsAt());
    if (episode.label("alertname").equals("HostDiskSpaceLow")) {
      assertThat(episode.label("mountpoint")).isEqualTo(HostTree.MOUNTPOINT);
    }
  }
}
