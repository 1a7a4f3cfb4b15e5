package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Bridge;
import io.hostwatch.e2e.harness.Episode;
import io.hostwatch.e2e.harness.Exposition;
import io.hostwatch.e2e.harness.Story;
import io.hostwatch.e2e.receivers.OnCall;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a bridge answered for, held against its history and against what its receivers were told.
 *
 * @param accepted instances of the alerts that were answered with 2xx
 * @param remembered instances of the alerts in the history
 * @param tallies one a receiver that any of them is owed to
 */
record Ledger(Set<String> accepted, Set<String> remembered, List<Tally> tallies) {

  /** Waits until nobody is owed anything more, and takes stock. */
  static Ledger awaitSettled(Bridge bridge, OnCall onCall, String alertname, Set<String> accepted) {
    Patience.awaitLong("nothing is owed any more")
        .until(() -> owed(Exposition.of(bridge.uri("/metrics"))) == 0);
    List<Episode> episodes = bridge.history().named(alertname);
    Set<String> remembered =
        episodes.stream().map(e -> e.label("instance")).collect(Collectors.toSet());
    assertThat(remembered).as("one episode an alert").hasSameSizeAs(episodes);
    List<Story> stories = episodes.stream().map(bridge.history()::story).toList();
    return new Ledger(accepted, remembered, Tally.ofEach(stories, onCall));
  }

  /** How many accepted alerts are not in the history. */
  long forgotten() {
    return accepted.stream().filter(instance -> !remembered.contains(instance)).count();
  }

  /** How many deliveries their receiver has more than once. */
  long doubled() {
    return tallies.stream().mapToLong(Tally::twice).sum();
  }

  /**
   * All that was accepted is remembered, and of all that is remembered each receiver was told by a
   * message of its own: each alert has but one step.
   */
  void assertNothingLost() {
    assertThat(forgotten()).as("accepted but not in the history").isZero();
    assertThat(tallies).as("receivers that are owed something").isNotEmpty();
    assertThat(tallies)
        .allSatisfy(
            tally -> {
              assertThat(tally.deliveries())
                  .as("what %s is owed", tally.channel())
                  .hasSameSizeAs(remembered);
              assertThat(tally.untold()).as("not told by %s", tally.channel()).isZero();
              assertThat(tally.superseded()).as("told by others of %s", tally.channel()).isZero();
            });
  }

  /** How many deliveries are neither made nor given up. */
  static double owed(Exposition metrics) {
    return Stream.of("pending", "in_flight", "retry", "parked")
        .mapToDouble(s -> metrics.sum("hostwatch_bridge_deliveries", "state=\"" + s + "\""))
        .sum();
  }

  /** One line a receiver. */
  @Override
  public String toString() {
    String taken = "%d accepted, %d in the history, ".formatted(accepted.size(), remembered.size());
    return tallies.stream()
        .map(tally -> tally.channel() + ": " + taken + tally)
        .collect(Collectors.joining("\n"));
  }
}
