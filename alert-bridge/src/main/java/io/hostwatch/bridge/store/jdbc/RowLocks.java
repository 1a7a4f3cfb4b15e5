package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Locks the rows of the table {@code alert}, in the order of their fingerprints so that two bodies
 * of known alerts wait for each other one way only. An alert that was never seen gets its row here,
 * after the others are locked: two bodies with new alerts may wait in a circle, and the server then
 * gives up one of them, which runs again.
 *
 * @param insertAlert the statement that adds an alert if it is missing
 */
record RowLocks(String insertAlert) implements AlertLocks {
  private static final int ALERTS_PER_QUERY = 256;

  private record AlertRow(long fingerprint, Id latest) {}

  @Override
  public Id lock(Connection connection, String source, SortedSet<Long> fingerprints)
      throws SQLException {
    Map<Long, Id> locked = lockPresent(connection, source, fingerprints);
    TreeSet<Long> missing = new TreeSet<>(fingerprints);
    missing.removeAll(locked.keySet());
    while (!missing.isEmpty()) {
      Statements.batch(
          connection,
          insertAlert,
          missing,
          (parameters, fingerprint) -> parameters.add(source).add(fingerprint));
      // another bridge may have been the one to add it, and a third the one to delete it
      locked.putAll(lockPresent(connection, source, missing));
      missing.removeAll(locked.keySet());
    }
    return greatest(locked.values());
  }

  private static Map<Long, Id> lockPresent(
      Connection connection, String source, SortedSet<Long> fingerprints) throws SQLException {
    Map<Long, Id> locked = new HashMap<>();
    List<Long> all = new ArrayList<>(fingerprints);
    for (int from = 0; from < all.size(); from += ALERTS_PER_QUERY) {
      List<Long> part = all.subList(from, Math.min(all.size(), from + ALERTS_PER_QUERY));
      lock(connection, source, part).forEach(row -> locked.put(row.fingerprint(), row.latest()));
    }
    return locked;
  }

  private static List<AlertRow> lock(Connection connection, String source, List<Long> fingerprints)
      throws SQLException {
    return Statements.query(
        connection,
        Sql.selectAlertsForUpdate(fingerprints.size()),
        parameters -> {
          parameters.add(source);
          for (long fingerprint : fingerprints) {
            parameters.add(fingerprint);
          }
        },
        row -> new AlertRow(row.number(), row.idOrNone()));
  }

  @Override
  public <T> Locked<T> lock(
      Connection connection, Statements.Work<List<T>> read, Function<T, AlertKey> alert)
      throws SQLException {
    List<T> found = read.run(connection);
    if (found.isEmpty()) {
      return new Locked<>(found, found, new Id(0));
    }
    Map<AlertKey, Id> locked = lockPresent(connection, found.stream().map(alert).toList());
    List<T> rows =
        read.run(connection).stream().filter(row -> locked.containsKey(alert.apply(row))).toList();
    return new Locked<>(found, rows, greatest(locked.values()));
  }

  /** An alert that is gone has no episode either: another bridge deleted them. */
  private static Map<AlertKey, Id> lockPresent(Connection connection, List<AlertKey> alerts)
      throws SQLException {
    Map<String, TreeSet<Long>> bySource = new TreeMap<>();
    for (AlertKey alert : alerts) {
      bySource.computeIfAbsent(alert.source(), _ -> new TreeSet<>()).add(alert.fingerprint());
    }
    Map<AlertKey, Id> locked = new HashMap<>();
    for (Map.Entry<String, TreeSet<Long>> source : bySource.entrySet()) {
      lockPresent(connection, source.getKey(), source.getValue())
          .forEach((print, id) -> locked.put(new AlertKey(source.getKey(), print), id));
    }
    return locked;
  }

  private static Id greatest(Collection<Id> ids) {
    return ids.stream().max(Id::compareTo).orElse(new Id(0));
  }

  @Override
  public void remember(Connection connection, Draft draft) throws SQLException {
    Map<String, List<Long>> bySource =
        draft.grown().stream()
            .collect(
                Collectors.groupingBy(
                    AlertKey::source,
                    Collectors.mapping(AlertKey::fingerprint, Collectors.toList())));
    for (Map.Entry<String, List<Long>> source : bySource.entrySet()) {
      List<Long> all = source.getValue();
      for (int from = 0; from < all.size(); from += ALERTS_PER_QUERY) {
        List<Long> part = all.subList(from, Math.min(all.size(), from + ALERTS_PER_QUERY));
        remember(connection, source.getKey(), part, draft.latestId());
      }
    }
  }

  @Override
  public void remember(Connection connection, AlertKey alert, Id latest) throws SQLException {
    remember(connection, alert.source(), List.of(alert.fingerprint()), latest);
  }

  private static void remember(
      Connection connection, String source, List<Long> fingerprints, Id latest)
      throws SQLException {
    int asked = Statements.asked(fingerprints.size());
    Statements.update(
        connection,
        Sql.rememberAlerts(asked),
        parameters -> parameters.add(latest).add(source).addAll(fingerprints, asked));
  }

  @Override
  public void forget(Connection connection, AlertKey alert) throws SQLException {
    Statements.update(
        connection,
        Sql.FORGET_ALERT,
        parameters ->
            parameters
                .add(alert.source())
                .add(alert.fingerprint())
                .add(alert.source())
                .add(alert.fingerprint()));
  }

  @Override
  public String claiming() {
    return " FOR UPDATE SKIP LOCKED";
  }

  @Override
  public String holding() {
    return " FOR UPDATE";
  }
}
