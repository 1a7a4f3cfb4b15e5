package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.store.DeliveryFilter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A filter as a test of {@code delivery d}, with its parameters. */
final class DeliveryConditions {
  private static final String IS_PARKED =
      """
      EXISTS (SELECT 1 FROM destination p WHERE p.receiver = d.receiver
        AND p.channel = d.channel AND p.parked_at IS NOT NULL)\
      """;

  /** In which order they are gone through. */
  enum Order {
    NEWEST_FIRST("DESC", "<", Long.MAX_VALUE),
    OLDEST_FIRST("ASC", ">", -1);

    private final String word;
    private final String after;
    private final long start;

    Order(String word, String after, long start) {
      this.word = word;
      this.after = after;
      this.start = start;
    }

    String word() {
      return word;
    }

    String after() {
      return after;
    }

    /** Before all ids. */
    long start() {
      return start;
    }

    boolean isBefore(Id one, Id other) {
      int compared = one.compareTo(other);
      return this == NEWEST_FIRST ? compared > 0 : compared < 0;
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

  /** One where all of it holds, else zero. */
  String test() {
    return conditions.isEmpty()
        ? "1"
        : "CASE WHEN " + String.join(" AND ", conditions) + " THEN 1 ELSE 0 END";
  }

  void fill(Parameters parameters) throws SQLException {
    for (Statements.Filler filler : fillers) {
      filler.fill(parameters);
    }
  }

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
