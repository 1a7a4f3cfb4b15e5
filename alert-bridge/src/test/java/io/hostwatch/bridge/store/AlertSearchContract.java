package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.LabelMatcher;
import io.hostwatch.bridge.alert.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That every search finds, page by page, exactly what a look at each episode finds. */
public abstract class AlertSearchContract extends HistoryContract {
  private static final List<String> MATCHERS =
      List.of(
          "service=web",
          "service!=web",
          "service=~\"web|db\"",
          "service!~\"web|db\"",
          "service=~\".*\"",
          "service=~\".+\"",
          "service=\"\"",
          "service!=\"\"",
          "service=none",
          "service=~\"none.*\"",
          "instance=~\"host-1.*\"",
          "instance!~\"host-1.*\"",
          "instance=host-12",
          "instance!=host-12",
          "severity=critical",
          "severity!~\".+\"",
          "canary=yes",
          "canary!=yes",
          "absent=x",
          "absent!=x");

  private final Random random = new Random(4);

  protected AlertSearchContract(Backend backend) {
    super(backend);
  }

  @Test
  void find_anyFilter_findsWhatLookingAtEachFinds() {
    makeHistory();
    List<Episode> all = all();
    assertThat(all).hasSizeGreaterThan(300);

    for (int i = 0; i < 400; i++) {
      AlertFilter filter = filter();
      assertThat(paged(filter, 1 + random.nextInt(40)))
          .as(filter.toString())
          .isEqualTo(all.stream().filter(episode -> passes(filter, episode)).toList());
    }
  }

  @Test
  void find_matchBehindThousandsOfOthers_foundByGoingOn() {
    accept(9, firing(Labels.of(Map.of("alertname", "Hidden")), minute(0)));
    accept(
        minute(99),
        IntStream.range(0, 9_000)
            .mapToObj(i -> Map.of("alertname", "Load", "instance", "host-" + i))
            .map(labels -> firing(Labels.of(labels), minute(10)))
            .toList());

    List<Episode> found = paged(matching("instance!~\"host.*\""), 10);

    assertThat(found).extracting(e -> e.labels().alertname()).containsExactly("Hidden");
  }

  @Test
  void find_valueSeenLater_foundByExpression() {
    accept(1, firing(Labels.of(Map.of("alertname", "A", "service", "web-1")), minute(0)));
    assertThat(paged(matching("service=~\"web-.\""), 10)).hasSize(1);

    accept(2, firing(Labels.of(Map.of("alertname", "B", "service", "web-2")), minute(1)));

    assertThat(paged(matching("service=~\"web-.\""), 10)).hasSize(2);
  }

  @Test
  void find_expressionThatBeginsPlainly_takesThatByItsCharacters() {
    List<String> services = List.of("a_b", "axb", "a.b", "a%b", "A_B", "a_", "b");
    for (int i = 0; i < services.size(); i++) {
      Map<String, String> labels = Map.of("alertname", "A", "service", services.get(i));
      accept(i + 1, firing(Labels.of(labels), minute(i)));
    }

    assertThat(services("service=~\"a_.*\"")).containsExactly("a_", "a_b");
    assertThat(services("service=~\"a\\\\.b\"")).containsExactly("a.b");
    assertThat(services("service=~\"a.b\"")).containsExactly("a%b", "a.b", "axb", "a_b");
    assertThat(services("service=~\"(?i)a_b\"")).containsExactly("A_B", "a_b");
    assertThat(services("service=~\"a_?b?\"")).containsExactly("a_", "a_b");
  }

  private List<String> services(String matcher) {
    return paged(matching(matcher), 10).stream()
        .map(episode -> episode.labels().orEmpty("service"))
        .toList();
  }

  private void makeHistory() {
    for (int body = 0; body < 10; body++) {
      List<Alert> begun = new ArrayList<>();
      List<Alert> over = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Labels labels = labels();
        Instant start = random.nextInt(3) == 0 ? sharedStart() : minute(random.nextInt(100_000));
        begun.add(new Alert(AlertStatus.FIRING, labels, Labels.none(), start, none(), ""));
        if (random.nextInt(20) > 0) {
          Optional<Instant> end =
              Optional.of(start.plusSeconds((long) Math.exp(random.nextDouble() * 17)));
          over.add(new Alert(AlertStatus.RESOLVED, labels, Labels.none(), start, end, ""));
        }
      }
      accept(minute(100_000), begun);
      accept(minute(100_001), over);
    }
  }

  /** One at which many begin. */
  private Instant sharedStart() {
    return minute(random.nextInt(3) * 40_000L);
  }

  private static Optional<Instant> none() {
    return Optional.empty();
  }

  private Labels labels() {
    TreeMap<String, String> labels = new TreeMap<>();
    labels.put("alertname", "Alert" + random.nextInt(50));
    labels.put("instance", "host-" + random.nextInt(30));
    labels.put("service", List.of("web", "db", "queue", "").get(random.nextInt(4)));
    labels.put("severity", random.nextInt(3) == 0 ? "critical" : "warning");
    labels.put("canary", random.nextInt(50) == 0 ? "yes" : "");
    return new Labels(labels);
  }

  private AlertFilter filter() {
    Optional<AlertStatus> status =
        Optional.of(random.nextBoolean() ? AlertStatus.FIRING : AlertStatus.RESOLVED)
            .filter(_ -> random.nextInt(3) == 0);
    List<LabelMatcher> matchers =
        random
            .ints(random.nextInt(4), 0, MATCHERS.size())
            .mapToObj(i -> LabelMatcher.parse(MATCHERS.get(i)))
            .toList();
    return new AlertFilter(status, matchers, time(), time());
  }

  private Optional<Instant> time() {
    Instant any = random.nextInt(4) == 0 ? sharedStart() : minute(random.nextInt(110_000));
    return Optional.of(any).filter(_ -> random.nextInt(3) == 0);
  }

  private static boolean passes(AlertFilter filter, Episode episode) {
    return filter.status().stream().allMatch(episode.status()::equals)
        && filter.matchers().stream().allMatch(matcher -> matcher.matches(episode.labels()))
        && filter.to().stream().allMatch(episode.startsAt()::isBefore)
        && filter.from().stream()
            .allMatch(from -> episode.endedAt().stream().noneMatch(from::isAfter));
  }

  private List<Episode> paged(AlertFilter filter, int limit) {
    List<Episode> found = new ArrayList<>();
    Optional<Cursor> cursor = Optional.empty();
    do {
      Page<Episode> page = query().find(filter, cursor, limit);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      found.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return found;
  }

  private static AlertFilter matching(String... matchers) {
    return new AlertFilter(
        Optional.empty(),
        Stream.of(matchers).map(LabelMatcher::parse).toList(),
        Optional.empty(),
        Optional.empty());
  }
}
