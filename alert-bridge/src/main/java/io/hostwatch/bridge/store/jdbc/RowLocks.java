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
import java.util.TreeSet;

/**
 * Locks the rows of the table {@code alert}, in the order of their fingerprints so that two bodies
 * wait for each other one way only. An alert that was never seen gets its row here.
 *
 * @param insertAlert the statement that adds an alert if it is missing
 */
record RowLocks(String insertAlert) implements AlertLocks {
  private static final int ALERTS_PER_QUERY = 250;

  private record Locked(long fingerprint, Id latest) {}

  @Override
  public Id lock(Connection connection, String source, SortedSet<Long> fingerprints)
      throws SQLException {
    Map<Long, Id> locked = lockPresent(connection, source, fingerprints);
    TreeSet<Long> missing = new TreeSet<>(fingerprints);
    missing.removeAll(locked.keySet());
    if (!missing.isEmpty()) {
      Statements.batch(
          connection,
          insertAlert,
          missing,
          (parameters, fingerprint) -> parameters.add(source).add(fingerprint));
      // another bridge may have been the one to add it
      locked.putAll(lockPresent(connection, source, missing));
    }
    return locked.values().stream().max(Id::compareTo).orElse(new Id(0));
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

  private static List<Locked> lock(Connection connection, String source, List<Long> fingerprints)
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
        row -> new Locked(row.number(), row.id()));
  }

  @Override
  public void remember(
      Connection connection, String source, Collection<Long> fingerprints, Id latest)
      throws SQLException {
    Statements.batch(
        connection,
        Sql.REMEMBER_ALERT,
        fingerprints,
        (parameters, fingerprint) -> parameters.add(latest).add(source).add(fingerprint));
  }

  @Override
  public String claiming() {
    return " FOR UPDATE SKIP LOCKED";
  }
}
