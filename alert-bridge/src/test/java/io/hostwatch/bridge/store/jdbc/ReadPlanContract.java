package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** That no statement by which the history is read goes through a whole table or sorts it. */
abstract class ReadPlanContract {

  /** What the database means to do for a statement. */
  abstract Plan plan(String sql);

  /**
   * A plan as far as it matters here.
   *
   * @param text as the database tells it
   * @param indexes the names of the indexes that it searches, {@code PRIMARY} for a primary key
   */
  record Plan(String text, List<String> indexes, boolean scansTable, boolean sorts) {}

  @Test
  void walks_inTheOrderOfAnIndex() {
    assertOrdered(Sql.WALK_ALL, "episode_started");
    assertOrdered(Sql.WALK_STATUS, "episode_status");
    assertOrdered(Sql.WALK_LABEL, "PRIMARY");
    assertOrdered(Sql.WALK_SPAN, "episode_span");
    assertOrdered(Sql.REACH_ALL, "episode_started");
    assertOrdered(Sql.REACH_STATUS, "episode_status");
    assertOrdered(Sql.REACH_LABEL, "PRIMARY");
  }

  @Test
  void episodes_byIdAndLabels() {
    assertOrdered(Sql.selectEpisodes(32, false, 0), "PRIMARY");
    assertOrdered(Sql.selectEpisodes(128, true, 0), "PRIMARY");
    assertOrdered(Sql.selectEpisodes(128, true, 2), "PRIMARY");
  }

  @Test
  void oneEpisode_byItsIndexes() {
    assertOrdered(Sql.SELECT_EPISODE, "PRIMARY");
    assertOrdered(Sql.SELECT_EVENTS, "episode_event_sequence");
    assertOrdered(OutboxSql.SELECT_DELIVERIES, "delivery_episode");
  }

  @Test
  void labelValues_byName() {
    assertOrdered(Sql.SELECT_LABEL_VALUES, "PRIMARY");
    assertOrdered(Sql.USE_LABEL_VALUE, "PRIMARY");
    assertOrdered(Sql.DELETE_LABEL_VALUE, "PRIMARY");
  }

  private void assertOrdered(String sql, String index) {
    Plan plan = plan(sql);
    assertThat(plan.indexes()).as(plan.text()).contains(index);
    assertThat(plan.scansTable()).as("scans a table: %s", plan.text()).isFalse();
    assertThat(plan.sorts()).as("sorts: %s", plan.text()).isFalse();
  }
}
