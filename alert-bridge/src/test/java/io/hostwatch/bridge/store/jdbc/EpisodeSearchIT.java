package io.hostwatch.bridge.store.jdbc;

import static io.hostwatch.bridge.alert.Alerts.firing;
import static io.hostwatch.bridge.alert.Alerts.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.AlertStatus;
import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.LabelMatcher;
import io.hostwatch.bridge.store.AlertFilter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/** A history whose episodes all began in the same microsecond. */
class EpisodeSearchIT {
  private static final int EPISODES = 10_000;

  private final JdbcStore store;
  private List<Episode> all = List.of();

  EpisodeSearchIT(@TempDir Path folder) {
    store = JdbcStore.open(folder.resolve("history.db"));
  }

  @BeforeEach
  void fill() {
    new Accepting(store)
        .accept(IntStream.range(0, EPISODES).mapToObj(i -> firing("N" + i, minute(0))).toList());
    all = store.query().find(AlertFilter.all(), Optional.empty(), EPISODES).items();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void page_deepWithinOneStart_takesNoMoreSteps() {
    AlertFilter everything = AlertFilter.all();
    AlertFilter firing = with(Optional.of(AlertStatus.FIRING), List.of(), Optional.empty());
    AlertFilter labelled =
        with(Optional.empty(), List.of(LabelMatcher.parse("severity=warning")), Optional.empty());
    AlertFilter laterOn = with(Optional.empty(), List.of(), Optional.of(minute(9)));

    for (AlertFilter filter : List.of(everything, firing, labelled, laterOn)) {
      int atTheBegin = steps(filter, 100);

      assertThat(steps(filter, EPISODES - 100)).as("%s", filter).isLessThan(2 * atTheBegin);
    }
  }

  @Test
  void matchingLabels_nameWithMoreValuesThanAreRead_areNotTold() {
    LabelMatcher matcher = LabelMatcher.parse("alertname=~\"N99.*\"");

    assertThat(matching(matcher, EPISODES - 1)).isEmpty();
    assertThat(matching(matcher, EPISODES))
        .hasValueSatisfying(labels -> assertThat(labels).hasSize(111));
  }

  private Optional<List<Long>> matching(LabelMatcher matcher, int most) {
    return store
        .writer()
        .write("match", connection -> LabelValues.matching(connection, matcher, most));
  }

  /** How much work the page behind so many episodes is, by SQLite's own measure. */
  private int steps(AlertFilter filter, int behind) {
    AtomicInteger steps = new AtomicInteger();
    List<Episode> page =
        store
            .writer()
            .write(
                "search",
                connection -> {
                  count(connection, steps);
                  try {
                    return EpisodeSearch.page(connection, filter, placeBefore(behind), 10, _ -> {})
                        .items();
                  } finally {
                    ProgressHandler.clearHandler(connection.unwrap(SQLiteConnection.class));
                  }
                });
    assertThat(page).isEqualTo(all.subList(behind, behind + 10));
    return steps.get();
  }

  private static void count(Connection connection, AtomicInteger steps) throws SQLException {
    ProgressHandler.setHandler(
        connection.unwrap(SQLiteConnection.class),
        1,
        new ProgressHandler() {
          @Override
          protected int progress() {
            steps.incrementAndGet();
            return 0;
          }
        });
  }

  private Place placeBefore(int behind) {
    Episode last = all.get(behind - 1);
    return new Place(Micros.of(last.startsAt()), last.id().value());
  }

  private static AlertFilter with(
      Optional<AlertStatus> status, List<LabelMatcher> matchers, Optional<Instant> from) {
    return new AlertFilter(status, matchers, from, Optional.empty());
  }
}
