package io.hostwatch.bridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.store.DeliveryFilter;
import io.hostwatch.bridge.store.jdbc.DeliveryConditions.Order;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    assertOrdered(WalkSql.ALL.before(), "episode_started", "starts_at");
    assertOrdered(WalkSql.STATUS.before(), "episode_status", "status", "starts_at");
    assertOrdered(WalkSql.LABEL.before(), "PRIMARY", "label", "starts_at");
    assertOrdered(WalkSql.SPAN.before(), "episode_span", "span", "starts_at");
    assertOrdered(Sql.SELECT_UNLEASED, "episode_status", "status", "starts_at");
    assertOrdered(Sql.REACH_ALL, "episode_started", "starts_at");
    assertOrdered(Sql.REACH_STATUS, "episode_status", "status", "starts_at");
    assertOrdered(Sql.REACH_LABEL, "PRIMARY", "label", "starts_at");
  }

  /** However many began in one microsecond. */
  @Test
  void walksWithinOneStart_byItAndTheId() {
    assertOrdered(WalkSql.ALL.within(), "episode_started", "starts_at", "id");
    assertOrdered(WalkSql.STATUS.within(), "episode_status", "status", "starts_at", "id");
    assertOrdered(WalkSql.LABEL.within(), "PRIMARY", "label", "starts_at", "episode_id");
    assertOrdered(WalkSql.SPAN.within(), "episode_span", "span", "starts_at", "id");
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
    assertOrdered(Sql.SELECT_LABEL_VALUE_AFTER, "PRIMARY", "name");
    assertOrdered(Sql.SELECT_LABEL_VALUES, "PRIMARY", "name");
    assertOrdered(Sql.USE_LABEL_VALUE, "PRIMARY", "name", "label");
    assertOrdered(Sql.DELETE_LABEL_VALUE, "PRIMARY", "name", "label");
  }

  @Test
  void deliveries_inTheOrderOfAnIndex() {
    for (Order order : Order.values()) {
      for (String test : List.of("1", everything())) {
        assertOrdered(DeliveriesSql.walkDeliveries(test, "", order), "PRIMARY", "id");
        assertOrdered(
            DeliveriesSql.walkDeliveries(test, DeliveriesSql.OF_EPISODE, order),
            "delivery_episode",
            "episode_id",
            "id");
        assertOrdered(
            DeliveriesSql.walkDeliveries(test, DeliveriesSql.OF_RECEIVER, order),
            "delivery_receiver",
            "receiver",
            "id");
        assertOrdered(
            DeliveriesSql.walkDeliveries(test, DeliveriesSql.ofState(DeliveryState.DEAD), order),
            "delivery_state",
            "state",
            "id");
      }
    }
    assertOrdered(DeliveriesSql.listDeliveries(32), "PRIMARY", "id");
    assertOrdered(DeliveriesSql.listDeliveries(128), "PRIMARY", "id");
  }

  /** A test of all that can be asked of a delivery. */
  private static String everything() {
    return new DeliveryConditions(
            new DeliveryFilter(
                Optional.of(DeliveryState.DEAD),
                Optional.of("team"),
                Optional.of("slack"),
                Optional.of(new Id(1)),
                Optional.of(Instant.EPOCH),
                Optional.of(Instant.EPOCH)))
        .test();
  }

  /** However many were tried, and however much is owed. */
  @Test
  void whatNobodyTries_byWhenItIsDueAndByTheLatestAttempts() {
    assertOrdered(
        OutboxSql.SELECT_DUE, "delivery_due", "receiver", "channel", "priority", "due_at");
    assertOrdered(
        AuditSql.SELECT_UNDER_WAY, "delivery_due", "receiver", "channel", "priority", "due_at");
    assertOrdered(AuditSql.SELECT_LATEST_ATTEMPTS, "PRIMARY", "id");
    assertOrdered(AuditSql.isAnyOfTarget(128), "PRIMARY", "id");
  }

  @Test
  void claims_byTheirIndexes() {
    assertOrdered(
        OutboxSql.SELECT_DUE, "delivery_due", "receiver", "channel", "priority", "due_at");
    assertOrdered(OutboxSql.selectToClaim(8), "PRIMARY", "id");
    assertOrdered(OutboxSql.selectStoodFor(8), "delivery_superseded", "superseded_by");
    assertOrdered(Sql.selectEventsById(8), "PRIMARY", "id");
  }

  private void assertOrdered(String sql, String index, String... by) {
    Plan plan = plan(sql);
    assertThat(plan.searches())
        .as("%s: %s", sql, plan.text())
        .anyMatch(search -> search.isBy(index, by))
        .noneMatch(search -> search.by().isEmpty());
    assertThat(plan.scansTable()).as("scans a table: %s: %s", sql, plan.text()).isFalse();
    assertThat(plan.sorts()).as("sorts: %s: %s", sql, plan.text()).isFalse();
  }
}
