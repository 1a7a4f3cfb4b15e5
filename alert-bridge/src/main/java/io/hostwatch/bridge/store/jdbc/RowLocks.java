package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Locks the rows of the table {@code alert}, in the order of their fingerprints so that two bodies
 * of known alerts wait for each other one way only. An alert that was never seen gets its row here,
 * after the others are locked: two bodies with new alerts may wait in a circle, and the server then
 * gives up one of them, which runs again.
 *
 * @param kind of the server
 */
record RowLocks(ServerKind kind) implements AlertLocks {
  private static final int ALERTS_PER_QUERY = 256;

  private record AlertRow(long fingerprint, Id latest) {}

  @Override
  public Id lock(Connection connection, String source, SortedSet<Long> fingerprints)
      throws SQLException {
    Map<Long, Id> locked = lockPresent(connection, source, fingerprints);
    TreeSet<Long> missing = new TreeSet<>(fingerprints);
    missing.removeAll(locked.keySet());
    while (!missing.isEmpty() && !areAllAdded(connection, source, missing)) {
      // another bridge may have been the one to add it, and a third the one to delete it
      locked.putAll(lockPresent(connection, source, missing));
      missing.removeAll(locked.keySet());
    }
    return greatest(locked.values());
  }

  /**
   * Adds those of them that nobody has added since.
   *
   * @return whether it is known that those are all, which are locked by that
   */
  private boolean areAllAdded(Connection connection, String source, SortedSet<Long> missing)
      throws SQLException {
    int added = 0;
    for (List<Long> part : Statements.parts(missing, ALERTS_PER_QUERY)) {
      int asked = Statements.asked(part.size());
      added +=
          Statements.update(
              connection,
              kind.insertAlerts(asked),
              parameters -> addPairs(parameters, source, part, asked));
    }
    return kind.countsAdded() && added == missing.size();
  }

  private Map<Long, Id> lockPresent(
      Connection connection, String source, SortedSet<Long> fingerprints) throws SQLException {
    Map<Long, Id> locked = new HashMap<>();
    for (List<Long> part : Statements.parts(fingerprints, ALERTS_PER_QUERY)) {
      lock(connection, source, part).forEach(row -> locked.put(row.fingerprint(), row.latest()));
    }
    return locked;
  }

  private List<AlertRow> lock(Connection connection, String source, List<Long> fingerprints)
      throws SQLException {
    int asked = Statements.asked(fingerprints.size());
    return Statements.query(
        connection,
        kind.locksOneByOne() ? Sql.lockAlertsOneByOne(asked) : Sql.lockAlerts(asked),
        parameters -> {
          if (kind.locksOneByOne()) {
            addPairs(parameters, source, fingerprints, asked);
          } else {
            parameters.add(source).addAll(fingerprints, asked);
          }
        },
        row -> new AlertRow(row.number(), row.idOrNone()));
  }

  private static void addPairs(
      Parameters parameters, String source, List<Long> fingerprints, int asked)
      throws SQLException {
    parameters.addAll(
        fingerprints, asked, (one, fingerprint) -> one.add(source).add((long) fingerprint));
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
  private Map<AlertKey, Id> lockPresent(Connection connection, List<AlertKey> alerts)
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
    Id latest = draft.latestId();
    Statements.batch(
        connection,
        Sql.REMEMBER_ALERT,
        draft.grown(),
        (parameters, alert) -> parameters.add(latest).add(alert.source()).add(alert.fingerprint()));
  }

  @Override
  public void remember(Connection connection, AlertKey alert, Id latest) throws SQLException {
    Statements.update(
        connection,
        Sql.REMEMBER_ALERT,
        parameters -> parameters.add(latest).add(alert.source()).add(alert.fingerprint()));
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
