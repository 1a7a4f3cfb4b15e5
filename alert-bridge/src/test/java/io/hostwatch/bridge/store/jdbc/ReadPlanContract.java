package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That no statement by which the history is read goes through a whole table or sorts it. */
abstract class ReadPlanContract {

  /** What the database means to do for a statement. */
  abstract Plan plan(String sql);

  /**
   * A plan as far as it matters here.
   *
   * @param text as the database tells it
   */
  record Plan(String text, List<Search> searches, boolean scansTable, boolean sorts) {}

  /**
   * How an index is used.
   *
   * @param index its name, {@code PRIMARY} for a primary key
   * @param by the columns whose values it is entered by; none if it is gone through whole
   */
  record Search(String index, Set<String> by) {
    boolean isBy(String wanted, String... columns) {
      return index.equals(wanted) && by.containsAll(Set.of(columns));
    }
  }

  @Test
  void walks_inTheOrderOfAnIndex() {
    assertOrdered(Sql.WALK_ALL, "episode_started", "starts_at");
    assertOrdered(Sql.WALK_STATUS, "episode_status", "status", "starts_at");
    assertOrdered(Sql.WALK_LABEL, "PRIMARY", "label", "starts_at");
    assertOrdered(Sql.WALK_SPAN, "episode_span", "span", "starts_at");
    assertOrdered(Sql.SELECT_UNLEASED, "episode_status", "status", "starts_at");
    assertOrdered(Sql.REACH_ALL, "episode_started", "starts_at");
    assertOrdered(Sql.REACH_STATUS, "episode_status", "status", "starts_at");
    assertOrdered(Sql.REACH_LABEL, "PRIMARY", "label", "starts_at");
  }

  @Test
  void episodes_byIdAndLabels() {
    assertOrdered(Sql.selectEpisodes(32, false, 0), "PRIMARY", "id");
    assertOrdered(Sql.selectEpisodes(128, true, 0), "PRIMARY", "id");
    assertOrdered(Sql.selectEpisodes(128, true, 2), "PRIMARY", "id");
    assertOrdered(Sql.selectEpisodes(128, true, 2), "PRIMARY", "label", "starts_at", "episode_id");
  }

  @Test
  void oneEpisode_byItsIndexes() {
    assertOrdered(Sql.SELECT_EPISODE, "PRIMARY", "id");
    assertOrdered(Sql.SELECT_EVENTS, "episode_event_sequence", "episode_id");
    assertOrdered(OutboxSql.SELECT_DELIVERIES, "delivery_episode", "episode_id");
  }

  @Test
  void whatWaitsForAClock_byWhenItIsDue() {
    assertOrdered(
        SetBackSql.SELECT_AHEAD, "delivery_due", "receiver", "channel", "priority", "due_at");
  }

  @Test
  void labelValues_byName() {
    assertOrdered(Sql.SELECT_LABEL_VALUES, "PRIMARY", "name");
    assertOrdered(Sql.USE_LABEL_VALUE, "PRIMARY", "name", "label");
    assertOrdered(Sql.DELETE_LABEL_VALUE, "PRIMARY", "name", "label");
  }

  private void assertOrdered(String sql, String index, String... by) {
    Plan plan = plan(sql);
    assertThat(plan.searches()).as(plan.text()).anyMatch(search -> search.isBy(index, by));
    assertThat(plan.searches()).as(plan.text()).noneMatch(search -> search.by().isEmpty());
    assertThat(plan.scansTable()).as("scans a table: %s", plan.text()).isFalse();
    assertThat(plan.sorts()).as("sorts: %s", plan.text()).isFalse();
  }
}
