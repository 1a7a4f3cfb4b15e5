package io.hostwatch.bridge.alert;

import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds of every sequence of reports, tried on random ones. */
class EpisodeRulesPropertyTest {
  private static final int BODIES = 40;
  private static final List<String> NAMES = List.of("Load", "Disk", "Memory");

  private Random random = new Random();

  @BeforeEach
  void seed(RepetitionInfo repetition) {
    random = Chance.of(repetition);
  }

  @RepeatedTest(20)
  void apply_anyBodies_leavesLegalHistories() {
    Ledger ledger = new Ledger();

    for (int minute = 1; minute <= BODIES; minute++) {
      ledger.apply(body(minute), minute(minute));
    }

    ledger.assertAtMostOneOpenEpisodeOfEach();
    ledger.assertSequencesWithoutGaps();
    ledger.assertLegalPaths();
  }

  @RepeatedTest(20)
  void apply_bodyRepeated_changesOnlyLastSeen() {
    Ledger once = new Ledger();
    Ledger often = new Ledger();

    for (int minute = 1; minute <= BODIES; minute++) {
      List<Alert> body = body(minute);
      once.apply(body, minute(minute));
      for (int repeat = 0; repeat <= random.nextInt(3); repeat++) {
        often.apply(body, minute(minute).plusSeconds(repeat));
      }
    }

    assertThat(often.outline()).isEqualTo(once.outline());
  }

  @RepeatedTest(20)
  void apply_alertsInAnyOrder_sameHistory() {
    Ledger sorted = new Ledger();
    Ledger shuffled = new Ledger();

    for (int minute = 1; minute <= BODIES; minute++) {
      List<Alert> body = body(minute);
      sorted.apply(body, minute(minute));
      Collections.shuffle(body, random);
      shuffled.apply(body, minute(minute));
    }

    assertThat(shuffled.outline()).isEqualTo(sorted.outline());
  }

  /** At most one report of each alert, with starts that jump about and ends that may be missing. */
  private List<Alert> body(int minute) {
    List<Alert> body = new ArrayList<>();
    for (String name : NAMES) {
      Instant start = minute(minute - random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> body.add(Alerts.firing(name, start));
        case 1 -> body.add(Alerts.annotated(Alerts.firing(name, start), "v" + random.nextInt(2)));
        case 2 -> body.add(Alerts.resolved(name, start, minute(minute - random.nextInt(3))));
        default -> {
          // not in this body
        }
      }
    }
    return body;
  }

  /** The histories of all alerts, by the rules alone. */
  private static final class Ledger {
    private final EpisodeRules rules = new EpisodeRules(Alerts.ids());
    private final Map<String, Map<Id, Episode>> episodes = new TreeMap<>();
    private final Map<Id, List<EpisodeEvent>> events = new TreeMap<>();

    void apply(List<Alert> body, Instant now) {
      for (Alert alert : body) {
        Map<Id, Episode> known =
            episodes.computeIfAbsent(alert.labels().alertname(), _ -> new TreeMap<>());
        Transition transition =
            rules.apply(
                known.values().stream().reduce((_, last) -> last), new Sighting("am", alert, now));
        transition.episodes().forEach(episode -> known.put(episode.id(), episode));
        transition
            .events()
            .forEach(e -> events.computeIfAbsent(e.episodeId(), _ -> new ArrayList<>()).add(e));
      }
    }

    void assertAtMostOneOpenEpisodeOfEach() {
      assertThat(episodes.values())
          .allSatisfy(
              all -> assertThat(all.values().stream().filter(Episode::isOpen)).hasSizeLessThan(2));
    }

    void assertSequencesWithoutGaps() {
      assertThat(all())
          .allSatisfy(
              episode ->
                  assertThat(told(episode).stream().map(EpisodeEvent::sequence))
                      .containsExactlyElementsOf(
                          IntStream.rangeClosed(1, episode.lastSequence()).boxed().toList()));
    }

    void assertLegalPaths() {
      assertThat(all())
          .allSatisfy(
              episode ->
                  assertThat(path(episode))
                      .matches("(FU*)?(ERU*)*(E|S)?")
                      .matches(episode.isOpen() ? ".*[FRU]" : ".*[ES]"));
    }

    /** All that is kept, but for ids and times of sight, by which a superseded one ends. */
    List<String> outline() {
      return all().stream()
          .map(e -> e.labels().alertname() + e.startsAt() + reportedEnd(e) + path(e))
          .toList();
    }

    private Optional<Instant> reportedEnd(Episode episode) {
      return episode.endedAt().filter(_ -> !path(episode).endsWith("S"));
    }

    private List<Episode> all() {
      return episodes.values().stream().flatMap(known -> known.values().stream()).toList();
    }

    private List<EpisodeEvent> told(Episode episode) {
      return events.getOrDefault(episode.id(), List.of());
    }

    private String path(Episode episode) {
      return Letters.of(told(episode));
    }
  }
}
