package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Episode;
import io.hostwatch.e2e.harness.Exposition;
import io.hostwatch.e2e.harness.Story;
import io.hostwatch.e2e.receivers.OnCall;
import io.hostwatch.e2e.receivers.SlackMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a bridge answered for, held against its history and against what Slack shows.
 *
 * @param accepted instances of the alerts that were answered with 2xx
 * @param remembered instances of the alerts in the history
 * @param stories of the accepted alerts, with their deliveries
 * @param shown how often Slack shows each episode, by its id
 */
record Ledger(
    Set<String> accepted, Set<String> remembered, List<Story> stories, Map<String, Integer> shown) {

  /** Waits until Slack is owed nothing more, and takes stock. */
  static Ledger awaitSettled(Bridge bridge, OnCall onCall, String alertname, Set<String> accepted) {
    Patience.awaitLong("nothing is owed any more")
        .until(() -> owed(Exposition.of(bridge.uri("/metrics"))) == 0);
    List<Episode> episodes = bridge.history().named(alertname);
    Set<String> remembered =
        episodes.stream().map(e -> e.label("instance")).collect(Collectors.toSet());
    assertThat(remembered).as("one episode an alert").hasSameSizeAs(episodes);
    List<Story> stories = episodes.stream().map(bridge.history()::story).toList();
    return new Ledger(accepted, remembered, stories, shownIn(onCall.slack().shown()));
  }

  /** How many accepted alerts are not in the history. */
  long forgotten() {
    return accepted.stream().filter(instance -> !remembered.contains(instance)).count();
  }

  /** How many alerts of the history Slack does not show. */
  long untold() {
    return stories.stream().filter(story -> timesShown(story) == 0).count();
  }

  /** How many Slack shows more than once. */
  long doubled() {
    return stories.stream().filter(story -> timesShown(story) > 1).count();
  }

  /** All that was accepted is remembered, and all that is remembered was told. */
  void assertNothingLost() {
    assertThat(forgotten()).as("accepted but not in the history").isZero();
    assertThat(untold()).as("in the history but not at Slack").isZero();
  }

  /** Whatever Slack shows once more than it should, the history marks one more try as in doubt. */
  void assertDoubledOnlyInDoubt() {
    assertThat(stories)
        .allSatisfy(
            story ->
                assertThat((long) timesShown(story))
                    .as("shown for %s", story)
                    .isLessThanOrEqualTo(1 + story.by("slack").getFirst().inDoubt()));
  }

  private int timesShown(Story story) {
    return shown.getOrDefault(story.episode().id(), 0);
  }

  private static double owed(Exposition metrics) {
    return Stream.of("pending", "in_flight", "retry")
        .mapToDouble(s -> metrics.sum("hostwatch_bridge_deliveries", "state=\"" + s + "\""))
        .sum();
  }

  private static Map<String, Integer> shownIn(List<SlackMessage> messages) {
    Map<String, Integer> shown = new HashMap<>();
    messages.stream()
        .map(SlackMessage::episode)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(m -> 1)))
        .forEach(shown::put);
    return shown;
  }

  @Override
  public String toString() {
    return "%d accepted, %d in the history, %d forgotten, %d untold, %d told twice"
        .formatted(accepted.size(), remembered.size(), forgotten(), untold(), doubled());
  }
}
