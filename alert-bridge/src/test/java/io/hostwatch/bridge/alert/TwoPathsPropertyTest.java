package io.hostwatch.bridge.alert;

import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * What holds of every mixture of reports by both paths, tried on random ones.
 *
 * <p>Each path keeps its own order, as its sender does; how they mix, how often each report comes
 * and which come in one body is left to chance.
 */
class TwoPathsPropertyTest {
  private static final int OCCURRENCES = 6;
  private static final int MINUTES_APART = 60;

  private Random random = new Random();

  @BeforeEach
  void seed(RepetitionInfo repetition) {
    random = Chance.of(repetition);
  }

  /** One report on its way. */
  private record Report(IngestPath path, Alert alert) {
    boolean isOf(AlertStatus status) {
      return alert.status() == status;
    }
  }

  /** What is kept of an occurrence in the end. */
  private record Outcome(
      Instant start, Optional<Instant> end, Optional<CloseReason> reason, boolean notified) {
    static Outcome of(Episode episode) {
      return new Outcome(
          episode.startsAt(), episode.endedAt(), episode.closeReason(), episode.isNotified());
    }
  }

  @RepeatedTest(200)
  void apply_sameFactsMixedAnyhow_sameHistoryAndSameTold() {
    Ledger ledger = new Ledger();
    List<Outcome> expected = new ArrayList<>();
    List<String> told = new ArrayList<>();

    for (int i = 0; i < OCCURRENCES; i++) {
      int began = i * MINUTES_APART;
      int ended = began + 1 + random.nextInt(20);
      List<Report> reports = mixed(fromPrometheus(began, ended), fromAlertmanager(began, ended));
      expected.add(expected(reports, began, ended));
      told.add(expected.getLast().notified() ? "begins ends" : "");
      ledger.apply(reports, minute(ended + 1));
    }

    assertThat(ledger.all().stream().map(Outcome::of)).isEqualTo(expected);
    assertThat(ledger.all().stream().map(ledger::toldOf)).isEqualTo(told);
    ledger.assertLegal();
  }

  @RepeatedTest(200)
  void apply_anythingByBothPaths_leavesLegalHistories() {
    Ledger ledger = new Ledger();

    for (int now = 1; now <= 60; now++) {
      List<Report> reports = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        reports.add(anything(now));
      }
      ledger.apply(reports, minute(now));
      ledger.expire(minute(now));
    }

    ledger.assertLegal();
  }

  private Report anything(int now) {
    Instant start = minute(now - random.nextInt(12));
    boolean fires = random.nextBoolean();
    IngestPath path = random.nextBoolean() ? IngestPath.WEBHOOK : IngestPath.PROMETHEUS;
    if (!fires) {
      return new Report(path, Alerts.resolved("Load", start, minute(now - random.nextInt(4))));
    }
    return path == IngestPath.PROMETHEUS
        ? new Report(path, Alerts.leased("Load", start, minute(now + random.nextInt(5))))
        : new Report(path, Alerts.firing("Load", start));
  }

  private List<Report> fromPrometheus(int began, int ended) {
    Alert fires = Alerts.leased("Load", minute(began), minute(ended + 4));
    List<Report> reports = repeated(new Report(IngestPath.PROMETHEUS, fires));
    reports.addAll(repeated(new Report(IngestPath.PROMETHEUS, end(began, ended))));
    return reports;
  }

  /** Silent all the time, silenced before the end, or there from first to last. */
  private List<Report> fromAlertmanager(int began, int ended) {
    int extent = random.nextInt(3);
    List<Report> reports = new ArrayList<>();
    if (extent > 0) {
      Alert fires = Alerts.firing("Load", minute(began));
      reports.addAll(repeated(new Report(IngestPath.WEBHOOK, fires)));
    }
    if (extent > 1) {
      reports.addAll(repeated(new Report(IngestPath.WEBHOOK, end(began, ended))));
    }
    return reports;
  }

  private static Alert end(int began, int ended) {
    return Alerts.resolved("Load", minute(began), minute(ended));
  }

  private List<Report> repeated(Report report) {
    return new ArrayList<>(Collections.nCopies(1 + random.nextInt(3), report));
  }

  private List<Report> mixed(List<Report> one, List<Report> other) {
    List<Report> mixed = new ArrayList<>();
    while (!one.isEmpty() || !other.isEmpty()) {
      boolean takeOne = other.isEmpty() || (!one.isEmpty() && random.nextBoolean());
      mixed.add((takeOne ? one : other).removeFirst());
    }
    return mixed;
  }

  /** People know of what Alertmanager sent, whenever that came. */
  private static Outcome expected(List<Report> reports, int began, int ended) {
    boolean notified =
        reports.stream()
            .filter(report -> report.isOf(AlertStatus.FIRING))
            .anyMatch(report -> report.path() == IngestPath.WEBHOOK);
    return new Outcome(
        minute(began), Optional.of(minute(ended)), Optional.of(CloseReason.RESOLVED), notified);
  }

  /** The history of one alert, by the rules alone. */
  private final class Ledger {
    private final EpisodeRules rules = new EpisodeRules(Alerts.ids());
    private final Map<Id, Episode> episodes = new TreeMap<>();
    private final Map<Id, List<EpisodeEvent>> events = new TreeMap<>();
    private final Map<Id, List<EventType>> told = new TreeMap<>();

    /** Bodies a second apart, each with one report or more of one path. */
    void apply(List<Report> reports, Instant from) {
      Instant now = from;
      Optional<IngestPath> before = Optional.empty();
      for (Report report : reports) {
        boolean isSameBody = before.equals(Optional.of(report.path())) && random.nextBoolean();
        now = isSameBody ? now : now.plus(Duration.ofSeconds(1));
        before = Optional.of(report.path());
        keep(rules.apply(latest(), new Sighting("am", report.path(), report.alert(), now)));
      }
    }

    void expire(Instant now) {
      latest().filter(Episode::isOpen).ifPresent(open -> keep(rules.expire(open, now)));
    }

    private void keep(Transition transition) {
      transition.episodes().forEach(episode -> episodes.put(episode.id(), episode));
      transition
          .events()
          .forEach(e -> events.computeIfAbsent(e.episodeId(), _ -> new ArrayList<>()).add(e));
      if (transition.debt() == Debt.OWED) {
        transition.events().stream()
            .filter(event -> event.type().isTold() && episode(event.episodeId()).isNotified())
            .forEach(
                e -> told.computeIfAbsent(e.episodeId(), _ -> new ArrayList<>()).add(e.type()));
      }
      assertThat(all().stream().filter(Episode::isOpen)).hasSizeLessThan(2);
    }

    private Episode episode(Id id) {
      return Optional.ofNullable(episodes.get(id)).orElseThrow();
    }

    /** What people hear of it, that it begins or that it ends. */
    String toldOf(Episode episode) {
      return told.getOrDefault(episode.id(), List.of()).stream()
          .map(type -> type.isEnd() ? "ends" : "begins")
          .collect(Collectors.joining(" "));
    }

    private Optional<Episode> latest() {
      return episodes.values().stream().reduce((_, last) -> last);
    }

    List<Episode> all() {
      return List.copyOf(episodes.values());
    }

    void assertLegal() {
      assertThat(all())
          .allSatisfy(
              episode -> {
                assertThat(path(episode))
                    .matches("(F[UN]*)?([EX](NE)?R[UN]*)*([ESX](NE)?)?")
                    .matches(episode.isOpen() ? ".*[FNRU]" : ".*[ESX]");
                assertThat(told(episode).stream().map(EpisodeEvent::sequence))
                    .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, episode.lastSequence()).boxed().toList());
                assertThat(episode.telling().leaseUntil().isPresent() && !episode.isOpen())
                    .isFalse();
                assertThat(episode.telling().heldUntil().isPresent() && episode.isOpen()).isFalse();
              });
    }

    private List<EpisodeEvent> told(Episode episode) {
      return events.getOrDefault(episode.id(), List.of());
    }

    private String path(Episode episode) {
      return Letters.of(told(episode));
    }
  }
}
