package io.hostwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.e2e.harness.Story;
import io.hostwatch.e2e.harness.Story.Owed;
import io.hostwatch.e2e.receivers.OnCall;
import io.hostwatch.e2e.receivers.ToldOf;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How often one receiver was told what the bridge owed it, delivery by delivery.
 *
 * @param channel the way there, of which {@link OnCall} has one each
 */
record Tally(String channel, List<Told> deliveries) {

  /** One delivery, with what the bridge records of its tries, and how often it came to be read. */
  record Told(ToldOf notice, Owed owed, long times) {}

  /** A tally for each channel by which anything of these episodes is owed. */
  static List<Tally> ofEach(List<Story> stories, OnCall onCall) {
    return stories.stream()
        .flatMap(story -> story.owed().stream().map(Owed::channel))
        .distinct()
        .sorted()
        .map(channel -> of(channel, stories, onCall.toldBy(channel)))
        .toList();
  }

  private static Tally of(String channel, List<Story> stories, List<ToldOf> read) {
    Map<ToldOf, Long> times =
        read.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return new Tally(
        channel,
        stories.stream()
            .flatMap(story -> story.by(channel).stream().map(owed -> told(story, owed, times)))
            .toList());
  }

  private static Told told(Story story, Owed owed, Map<ToldOf, Long> times) {
    ToldOf notice = new ToldOf(story.episode().id(), owed.tellsTheEnd());
    return new Told(notice, owed, times.getOrDefault(notice, 0L));
  }

  /** How many deliveries came to be read. */
  long told() {
    return deliveries.stream().filter(delivery -> delivery.times() > 0).count();
  }

  /** How many deliveries never came to be read, nor did one that stands for them. */
  long untold() {
    return deliveries.size() - told() - superseded();
  }

  /** How many deliveries were told by a later one of the same alert. */
  long superseded() {
    return deliveries.stream()
        .filter(delivery -> delivery.times() == 0 && isSuperseded(delivery))
        .count();
  }

  private static boolean isSuperseded(Told delivery) {
    return delivery.owed().state().equals("superseded");
  }

  /** How many deliveries can be read more than once. */
  long twice() {
    return deliveries.stream().filter(delivery -> delivery.times() > 1).count();
  }

  /** How many tries the bridge marks as ended without its knowing whether they were taken. */
  long inDoubt() {
    return deliveries.stream().mapToLong(delivery -> delivery.owed().inDoubt()).sum();
  }

  /** Fails if any delivery can be read more often than once and once for each try in doubt. */
  void assertDoubledOnlyInDoubt() {
    assertThat(deliveries)
        .allSatisfy(
            delivery ->
                assertThat(delivery.times())
                    .as("times that %s tells of %s", channel, delivery)
                    .isLessThanOrEqualTo(1 + delivery.owed().inDoubt()));
  }

  @Override
  public String toString() {
    return "%d told, %d told by a later one, %d untold, %d twice, %d tries ambiguous"
        .formatted(told(), superseded(), untold(), twice(), inDoubt());
  }
}
