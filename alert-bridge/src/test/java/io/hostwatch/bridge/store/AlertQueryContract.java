package io.hostwatch.bridge.store;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static io.hostwatch.bridge.alert.Alerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Alert;
import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.alert.LabelMatcher;
import io.hostwatch.bridge.alert.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every way to read the history promises. */
public abstract class AlertQueryContract extends HistoryContract {
  protected AlertQueryContract(Backend backend) {
    super(backend);
  }

  @Test
  void find_nothingStored_emptyPage() {
    assertThat(find(AlertFilter.all())).isEmpty();
  }

  @Test
  void find_all_newestStartFirst() {
    accept(9, firing("B", minute(2)), firing("A", minute(1)), firing("C", minute(3)));

    assertThat(find(AlertFilter.all())).containsExactly("C", "B", "A");
  }

  @Test
  void find_pageByPage_eachOnceAlsoWithEqualStarts() {
    for (int i = 0; i < 7; i++) {
      accept(9, firing("Load" + i, minute(i / 3)));
    }

    List<Episode> seen = new ArrayList<>();
    Optional<Cursor> cursor = Optional.empty();
    do {
      Page<Episode> page = query().find(AlertFilter.all(), cursor, 2);
      seen.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());

    assertThat(seen).hasSize(7).doesNotHaveDuplicates().isEqualTo(all());
  }

  @Test
  void find_lastPageExactlyFull_hasNoNext() {
    accept(9, firing("A", minute(1)), firing("B", minute(2)));

    assertThat(query().find(AlertFilter.all(), Optional.empty(), 2).next()).isEmpty();
  }

  @Test
  void find_status_onlyThat() {
    accept(1, firing("A", minute(0)), firing("B", minute(1)));
    accept(5, resolved("A", minute(0), minute(4)));

    assertThat(find(status(AlertStatus.FIRING))).containsExactly("B");
    assertThat(find(status(AlertStatus.RESOLVED))).containsExactly("A");
  }

  @Test
  void find_matchers_allHold() {
    accept(9, labelled("A", "db"), labelled("B", "web"), firing(named("C"), minute(3)));

    assertThat(find(matching("service=db"))).containsExactly("A");
    assertThat(find(matching("service!=db"))).containsExactly("C", "B");
    assertThat(find(matching("service=~\"d.|w.+\""))).containsExactly("B", "A");
    assertThat(find(matching("service!~\"w.*\""))).containsExactly("C", "A");
    assertThat(find(matching("service=\"\""))).containsExactly("C");
    assertThat(find(matching("service=web", "alertname=B"))).containsExactly("B");
    assertThat(find(matching("service=web", "alertname=A"))).isEmpty();
    assertThat(find(matching("service=web", "alertname!=B"))).isEmpty();
  }

  @Test
  void find_matcherWithStatusAndPages_keepsOrder() {
    for (int i = 0; i < 9; i++) {
      accept(20, firing(Labels.of(Map.of("alertname", "N" + i, "job", "j" + i % 2)), minute(i)));
    }
    accept(30, resolvedOf(Labels.of(Map.of("alertname", "N2", "job", "j0"))));
    AlertFilter filter =
        new AlertFilter(
            Optional.of(AlertStatus.FIRING),
            List.of(LabelMatcher.parse("job=j0"), LabelMatcher.parse("alertname!=N6")),
            Optional.empty(),
            Optional.empty());

    Page<Episode> first = query().find(filter, Optional.empty(), 2);
    Page<Episode> second = query().find(filter, first.next(), 2);

    assertThat(names(first.items())).containsExactly("N8", "N4");
    assertThat(names(second.items())).containsExactly("N0");
    assertThat(second.next()).isEmpty();
  }

  @Test
  void find_timeRange_stillFiringInIt() {
    accept(1, firing("Old", minute(0)), firing("Long", minute(0)));
    accept(6, resolved("Old", minute(0), minute(5)));
    accept(21, firing("New", minute(20)));

    assertThat(find(range(6, 100))).containsExactly("New", "Long");
    assertThat(find(range(5, 20))).containsExactlyInAnyOrder("Long", "Old");
    assertThat(find(range(0, 21))).hasSize(3);
  }

  @Test
  void find_startMovedBack_foundByLabelAtItsNewPlace() {
    accept(9, firing("A", minute(5)), firing("B", minute(4)));

    accept(10, firing("A", minute(3)));

    assertThat(find(matching("severity=warning"))).containsExactly("B", "A");
    assertThat(find(matching("severity=warning", "instance=\"web-1:9100\""))).hasSize(2);
  }

  @Test
  void history_unknown_absent() {
    assertThat(query().history(new Id(42))).isEmpty();
  }

  private List<String> find(AlertFilter filter) {
    return names(query().find(filter, Optional.empty(), 100).items());
  }

  private static List<String> names(List<Episode> episodes) {
    return episodes.stream().map(e -> e.labels().alertname()).toList();
  }

  private static AlertFilter status(AlertStatus status) {
    return new AlertFilter(Optional.of(status), List.of(), Optional.empty(), Optional.empty());
  }

  private static AlertFilter matching(String... matchers) {
    return new AlertFilter(
        Optional.empty(),
        Stream.of(matchers).map(LabelMatcher::parse).toList(),
        Optional.empty(),
        Optional.empty());
  }

  private static AlertFilter range(int from, int to) {
    return new AlertFilter(
        Optional.empty(), List.of(), Optional.of(minute(from)), Optional.of(minute(to)));
  }

  private static Labels named(String name) {
    return Labels.of(Map.of("alertname", name));
  }

  private static Alert labelled(String name, String service) {
    return firing(
        Labels.of(Map.of("alertname", name, "service", service)),
        minute(service.equals("db") ? 1 : 2));
  }

  private static Alert resolvedOf(Labels labels) {
    return new Alert(
        AlertStatus.RESOLVED, labels, Labels.none(), minute(2), Optional.of(minute(25)), "");
  }
}
