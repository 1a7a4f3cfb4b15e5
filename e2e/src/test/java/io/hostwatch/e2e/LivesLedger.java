package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Exposition;
import io.hostwatch.e2e.harness.Story;
import io.hostwatch.e2e.receivers.OnCall;
import io.hostwatch.e2e.receivers.ToldOf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lives that a bridge took, held against its history and against what its receivers were told.
 *
 * @param steps how many steps of each alert were taken: fired, ended, fired anew
 * @param lives the episodes of each alert, oldest first
 */
record LivesLedger(
    Map<String, Integer> steps,
    Map<String, List<Story>> lives,
    List<Tally> tallies,
    Map<String, List<ToldOf>> told) {

  /** As long as the leases that end with nobody to settle them, and what waits behind them. */
  private static final Duration LEASES = Duration.ofMinutes(3);

  /** As long as some hundred messages that one kill may leave behind, on a slow machine. */
  private static final Duration OF_ONE_KILL = Duration.ofMinutes(1);

  /** Waits until nobody is owed anything more, and takes stock. */
  static LivesLedger awaitSettled(
      Bridge bridge, OnCall onCall, String alertname, Map<String, Integer> steps, int kills) {
    Patience.within("nothing is owed any more", LEASES.plus(OF_ONE_KILL.multipliedBy(kills)))
        .until(() -> Ledger.owed(Exposition.of(bridge.uri("/metrics"))) == 0);
    List<Story> stories = new ArrayList<>(bridge.history().stories(alertname));
    stories.sort(Comparator.comparing(story -> story.episode().startsAt()));
    List<Tally> tallies = Tally.ofEach(stories, onCall);
    return new LivesLedger(
        steps,
        stories.stream()
            .collect(
                Collectors.groupingBy(
                    s -> s.episode().label("instance"), TreeMap::new, Collectors.toList())),
        tallies,
        tallies.stream()
            .collect(Collectors.toMap(Tally::channel, t -> onCall.toldBy(t.channel()))));
  }

  /** Every life is in the history step by step, and nothing else is. */
  void assertRemembered() {
    assertThat(lives.keySet()).as("alerts in the history").isEqualTo(steps.keySet());
    lives.forEach(
        (instance, episodes) ->
            assertThat(events(episodes)).as("events of %s", instance).isEqualTo(lived(instance)));
  }

  /**
   * Every step is told by every channel, if need be by a later step of the same alert, and more
   * than once only in doubt; the last step is told by its own message.
   */
  void assertTold() {
    assertThat(tallies).extracting(Tally::channel).containsExactly("email", "slack");
    assertThat(tallies)
        .allSatisfy(
            tally -> {
              assertThat(tally.deliveries())
                  .hasSize(steps.values().stream().mapToInt(i -> i).sum());
              assertThat(tally.untold()).as("not told by %s", tally.channel()).isZero();
              tally.assertDoubledOnlyInDoubt();
            });
    assertLastStepsTold();
  }

  private void assertLastStepsTold() {
    for (Tally tally : tallies) {
      lives.forEach(
          (instance, episodes) ->
              assertThat(episodes.getLast().by(tally.channel()).getLast().state())
                  .as("the last that %s owes of %s", tally.channel(), instance)
                  .isEqualTo("delivered"));
    }
  }

  /** No receiver heard anything of an alert after something later of it. */
  void assertInOrder() {
    Map<ToldOf, Integer> ranks = new HashMap<>();
    Map<String, String> alerts = new HashMap<>();
    lives.forEach(
        (instance, episodes) -> {
          for (Story story : episodes) {
            alerts.put(story.episode().id(), instance);
            for (boolean end : new boolean[] {false, true}) {
              ranks.put(new ToldOf(story.episode().id(), end), ranks.size());
            }
          }
        });
    told.forEach(
        (channel, notices) ->
            notices.stream()
                .filter(ranks::containsKey)
                .collect(
                    Collectors.groupingBy(notice -> String.valueOf(alerts.get(notice.episode()))))
                .forEach(
                    (instance, heard) ->
                        assertThat(heard.stream().map(ranks::get).toList())
                            .as("what %s told of %s: %s", channel, instance, heard)
                            .isSorted()));
  }

  private List<String> lived(String instance) {
    return Stream.of("fired", "resolved", "fired").limit(steps.getOrDefault(instance, 0)).toList();
  }

  private static List<String> events(List<Story> episodes) {
    return episodes.stream().flatMap(story -> story.events().stream()).toList();
  }

  /** One line a channel. */
  @Override
  public String toString() {
    int taken = steps.values().stream().mapToInt(i -> i).sum();
    return tallies.stream()
        .map(t -> "%s: %d alerts, %d steps, %s".formatted(t.channel(), steps.size(), taken, t))
        .collect(Collectors.joining("\n"));
  }
}
