package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.store.DeliveryFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A filter as the end of a statement over {@code delivery d}, with its parameters. */
final class DeliveryConditions {
  private static final String IS_PARKED =
      """
      EXISTS (SELECT 1 FROM destination p WHERE p.receiver = d.receiver
        AND p.channel = d.channel AND p.parked_at IS NOT NULL)\
      """;

  /** In which order they are gone through. */
  enum Order {
    NEWEST_FIRST("DESC", "<"),
    OLDEST_FIRST("ASC", ">");

    private final String word;
    private final String after;

    Order(String word, String after) {
      this.word = word;
      this.after = after;
    }

    String word() {
      return word;
    }
  }

  private final List<String> conditions = new ArrayList<>();
  private final List<Statements.Filler> fillers = new ArrayList<>();

  DeliveryConditions(DeliveryFilter filter) {
    filter.state().ifPresent(this::addState);
    filter.receiver().ifPresent(name -> add("d.receiver = ?", p -> p.add(name)));
    filter.channel().ifPresent(name -> add("d.channel = ?", p -> p.add(name)));
    filter.alert().ifPresent(id -> add("d.episode_id = ?", p -> p.add(id)));
    filter.since().ifPresent(time -> add("d.created_at >= ?", p -> p.add(time)));
    filter.until().ifPresent(time -> add("d.created_at < ?", p -> p.add(time)));
  }

  DeliveryConditions after(Optional<Id> last, Order order) {
    last.ifPresent(id -> add("d.id " + order.after + " ?", p -> p.add(id)));
    return this;
  }

  /** The words {@code WHERE} and what follows, or nothing. */
  String where() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  void fill(Parameters parameters) throws SQLException {
    for (Statements.Filler filler : fillers) {
      filler.fill(parameters);
    }
  }

  // The words stand in the statement, so that an index over few states serves them, too.
  private void addState(DeliveryState state) {
    switch (state) {
      case PARKED -> add("d.state IN ('pending', 'retry') AND " + IS_PARKED, _ -> {});
      case PENDING, RETRY -> add("d.state = '" + state.text() + "' AND NOT " + IS_PARKED, _ -> {});
      default -> add("d.state = '" + state.text() + "'", _ -> {});
    }
  }

  private void add(String condition, Statements.Filler filler) {
    conditions.add(condition);
    fillers.add(filler);
  }
}
