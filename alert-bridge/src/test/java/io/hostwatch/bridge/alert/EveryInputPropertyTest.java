package io.hostwatch.bridge.alert;

import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Standing.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds whatever is heard, asked and said of an alert, tried on random mixtures of it all. */
class EveryInputPropertyTest {
  private static final int MINUTES = 90;
  private static final String ON = "[NUMQqAaOo]*";

  private Random random = new Random();

  /** Something that may happen to an alert, given its latest episode. */
  @FunctionalInterface
  private interface Input {
    Transition apply(Optional<Episode> latest, Instant now);
  }

  private final IdSource ids = Alerts.ids();
  private final EpisodeRules rules = new EpisodeRules(ids, Duration.ofMinutes(3));
  private final ReconcileRules reconcile = new ReconcileRules(ids, Duration.ofMinutes(3));
  private final AttentionRules attention = new AttentionRules(ids);

  @BeforeEach
  void seed(RepetitionInfo repetition) {
    random = Chance.of(repetition);
  }

  @RepeatedTest(300)
  void apply_anything_leavesLegalHistories() {
    Ledger ledger = new Ledger();

    for (int now = 1; now <= MINUTES; now++) {
      for (int i = random.nextInt(3); i > 0; i--) {
        ledger.apply(anything(now), minute(now));
      }
    }

    ledger.assertLegal();
  }

  @RepeatedTest(300)
  void apply_anythingTwice_secondIsNoEvent() {
    Ledger ledger = new Ledger();

    for (int now = 1; now <= MINUTES; now++) {
      Input input = anything(now);
      ledger.apply(input, minute(now));
      int before = ledger.countEvents();
      ledger.apply(input, minute(now));
      assertThat(ledger.countEvents()).isEqualTo(before);
    }
  }

  /** Both paths tell one occurrence; askings that are true, or old, come in between and after. */
  @RepeatedTest(300)
  void apply_askingsMixedIn_changeNothingButMarks() {
    Ledger ledger = new Ledger();
    List<Input> told = new ArrayList<>();
    told.add(seen(IngestPath.WEBHOOK, Alerts.firing("Load", minute(0)), false));
    told.add(seen(IngestPath.PROMETHEUS, Alerts.leased("Load", minute(0), minute(60)), false));
    told.add(seen(IngestPath.WEBHOOK, Alerts.resolved("Load", minute(0), minute(9)), false));
    for (int i = random.nextInt(6); i > 0; i--) {
      told.add(1 + random.nextInt(told.size()), held(random.nextInt(10)));
    }

    for (int i = 0; i < told.size(); i++) {
      ledger.apply(told.get(i), minute(10 + i));
    }

    Episode only = ledger.only();
    assertThat(only.endedAt()).hasValue(minute(9));
    assertThat(only.closeReason()).hasValue(CloseReason.RESOLVED);
    ledger.assertLegal();
  }

  private Input anything(int now) {
    Instant start = minute(now - random.nextInt(12));
    return switch (random.nextInt(9)) {
      case 0, 1 -> seen(IngestPath.WEBHOOK, Alerts.firing("Load", start), random.nextBoolean());
      case 2 ->
          seen(
              IngestPath.WEBHOOK,
              Alerts.resolved("Load", start, minute(now - random.nextInt(4))),
              false);
      case 3 ->
          seen(
              IngestPath.PROMETHEUS,
              Alerts.leased("Load", start, minute(now + random.nextInt(5))),
              false);
      case 4 -> held(now - random.nextInt(10));
      case 5 -> gone(now);
      case 6 -> acknowledged(now);
      case 7 -> withdrawn();
      default -> aged();
    };
  }

  private Input seen(IngestPath path, Alert alert, boolean isRepeat) {
    Optional<Testimony> testimony =
        random.nextInt(3) == 0 ? Optional.of(new Testimony(Map.of())) : Optional.empty();
    return (latest, now) ->
        rules.apply(latest, new Sighting("am", path, alert, now, isRepeat, testimony));
  }

  private Input held(int updated) {
    State state = List.of(State.values()).get(random.nextInt(3));
    Set<String> reasons =
        state == State.SUPPRESSED ? Set.of("silence " + random.nextInt(2)) : Set.of();
    Standing standing =
        new Standing(
            Fingerprint.of(Alerts.labels("Load")),
            minute(0),
            minute(updated),
            state,
            new TreeSet<>(reasons));
    return polled(Optional.of(standing), Optional.empty());
  }

  private Input gone(int now) {
    return polled(Optional.empty(), Optional.of(minute(now - random.nextInt(6))));
  }

  private Input polled(Optional<Standing> standing, Optional<Instant> goneSince) {
    return (latest, now) ->
        latest
            .map(episode -> reconcile.apply(episode, new Polled(now, standing, goneSince), now))
            .orElse(Transition.NONE);
  }

  private Input acknowledged(int now) {
    String by = "ada" + random.nextInt(2);
    Optional<Instant> until =
        random.nextBoolean() ? Optional.of(minute(now + 1L + random.nextInt(9))) : Optional.empty();
    return (latest, at) ->
        latest
            .map(e -> attention.acknowledge(e, new Acknowledgement(by, at, until, "")))
            .orElse(Transition.NONE);
  }

  private Input withdrawn() {
    return (latest, now) ->
        latest.map(e -> attention.unacknowledge(e, "by ada", now)).orElse(Transition.NONE);
  }

  private Input aged() {
    return (latest, now) ->
        latest.map(e -> attention.age(e, Duration.ofMinutes(8), now)).orElse(Transition.NONE);
  }

  /**
   * The history of one alert, by the rules alone. An acknowledgement outlives an end of which
   * nobody was told before it was taken back: the letter of that is a small one.
   */
  private static final class Ledger {
    private final Map<Id, Episode> episodes = new TreeMap<>();
    private final Map<Id, List<EpisodeEvent>> events = new TreeMap<>();
    private final Set<Id> untold = new TreeSet<>();

    void apply(Input input, Instant now) {
      Optional<Episode> latest = episodes.values().stream().reduce((_, last) -> last);
      Transition transition = input.apply(latest, now);
      if (latest.flatMap(e -> e.telling().heldUntil()).filter(now::isBefore).isPresent()) {
        transition.events().stream()
            .filter(event -> event.type() == EventType.REOPENED)
            .forEach(event -> untold.add(event.id()));
      }
      transition.episodes().forEach(episode -> episodes.put(episode.id(), episode));
      transition
          .events()
          .forEach(e -> events.computeIfAbsent(e.episodeId(), _ -> new ArrayList<>()).add(e));
      assertThat(episodes.values().stream().filter(Episode::isOpen)).hasSizeLessThan(2);
    }

    int countEvents() {
      return events.values().stream().mapToInt(List::size).sum();
    }

    Episode only() {
      assertThat(episodes).hasSize(1);
      return episodes.values().iterator().next();
    }

    void assertLegal() {
      assertThat(episodes.values())
          .allSatisfy(
              episode -> {
                String path = path(episode);
                assertThat(path)
                    .matches("(F" + ON + ")?([EX](NE)?[Rr]" + ON + ")*([ESX](NE)?)?")
                    .matches(episode.isOpen() ? ".*[FNUMQqAaOoRr]" : ".*[ESX]")
                    .doesNotContainPattern("(^|[aR])[^A]*a")
                    .doesNotContainPattern("(^|[qRr])[^Q]*q")
                    .doesNotContainPattern("(^|[oRr])[^O]*o");
                assertThat(told(episode).stream().map(EpisodeEvent::sequence))
                    .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, episode.lastSequence()).boxed().toList());
                assertMarksAreWhatTheEventsSay(episode, path);
              });
    }

    private static void assertMarksAreWhatTheEventsSay(Episode episode, String path) {
      Marks marks = episode.marks();
      assertThat(marks.isSuppressed()).isEqualTo(path.matches(".*Q[^qERXS]*"));
      assertThat(marks.stale()).isEqualTo(path.matches(".*O[^oERXS]*"));
      boolean isHeld = episode.telling().heldUntil().isPresent();
      assertThat(marks.acknowledgement().isPresent())
          .isEqualTo(path.matches(".*A([^aERXS]|[EX](NE)?r)*" + (isHeld ? "[EX](NE)?" : "")));
      assertThat(episode.isOpen() || marks.withAcknowledgement(Optional.empty()).equals(Marks.NONE))
          .isTrue();
    }

    private List<EpisodeEvent> told(Episode episode) {
      return events.getOrDefault(episode.id(), List.of());
    }

    private String path(Episode episode) {
      return told(episode).stream()
          .map(event -> untold.contains(event.id()) ? "r" : Letters.of(event.type()))
          .collect(Collectors.joining());
    }
  }
}
