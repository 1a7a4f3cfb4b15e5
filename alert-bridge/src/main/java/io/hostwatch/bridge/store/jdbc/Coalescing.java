package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import io.hostwatch.bridge.delivery.Delivery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells as one what waited long in one conversation. A claim does not lock the alert, so what it
 * takes together it locks row by row: who withdraws or gives up one of them waits, or is seen.
 *
 * @param locks keeps others off what is told as one
 * @param before when a delivery must have been made to have waited long
 */
record Coalescing(AlertLocks locks, Instant now, Instant before) {

  private record Waiting(Id id, Instant createdAt, Instant nextAt) {}

  /**
   * The rows to claim: where others wait behind one, the last of them in its place, unless that
   * cannot be told.
   */
  List<DueRow> coalesce(Connection connection, List<DueRow> heads) throws SQLException {
    Map<Id, List<Id>> chains = new LinkedHashMap<>();
    for (DueRow head : heads) {
      chains.put(head.delivery().id(), chain(connection, head));
    }
    Map<Id, DueRow> lasts = lasts(connection, chains.values());
    List<DueRow> told = new ArrayList<>();
    for (DueRow head : heads) {
      List<Id> chain = chains.getOrDefault(head.delivery().id(), List.of());
      DueRow last = lasts.get(chain.getLast());
      if (last != null) {
        supersede(connection, chain);
      }
      told.add(last == null ? head : last);
    }
    return told;
  }

  /** The last ones of those that are more than a head. */
  private static Map<Id, DueRow> lasts(Connection connection, Collection<List<Id>> chains)
      throws SQLException {
    List<Id> ids = chains.stream().filter(chain -> chain.size() > 1).map(List::getLast).toList();
    return DueRows.read(connection, ids).rows().stream()
        .collect(Collectors.toMap(row -> row.delivery().id(), Function.identity()));
  }

  /** The head and what is told with it. */
  private List<Id> chain(Connection connection, DueRow head) throws SQLException {
    List<Id> chain = new ArrayList<>(List.of(head.delivery().id()));
    if (head.delivery().createdAt().isAfter(before)) {
      return chain;
    }
    for (Waiting next : behind(connection, head)) {
      if (next.createdAt().isAfter(before) || next.nextAt().isAfter(now)) {
        break;
      }
      chain.add(next.id());
    }
    return chain;
  }

  private List<Waiting> behind(Connection connection, DueRow head) throws SQLException {
    Delivery delivery = head.delivery();
    return Statements.query(
        connection,
        OutboxSql.SELECT_BEHIND + locks.holding(),
        parameters ->
            parameters
                .add(head.episode().source())
                .add(head.episode().fingerprint().bits())
                .add(delivery.target().receiver())
                .add(delivery.target().channel())
                .add(delivery.id()),
        row -> new Waiting(row.id(), row.time(), row.time()));
  }

  private static void supersede(Connection connection, List<Id> chain) throws SQLException {
    List<Id> superseded = chain.subList(0, chain.size() - 1);
    Id last = chain.getLast();
    Statements.batch(
        connection, OutboxSql.HAND_ON_SUPERSEDED, superseded, (p, id) -> p.add(last).add(id));
    Statements.each(
        connection, OutboxSql.SUPERSEDE_DELIVERY, superseded, (p, id) -> p.add(last).add(id));
  }
}
