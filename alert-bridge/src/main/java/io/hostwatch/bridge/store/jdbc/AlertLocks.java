package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Keeps every other writer off some alerts until a transaction ends. Who changes an alert's history
 * and who hands its deliveries on must not overlap: a delivery that is added while the one before
 * it is settled would wait for what is over.
 */
interface AlertLocks {

  /** For a database with one writer. */
  AlertLocks NONE =
      new AlertLocks() {
        @Override
        public Id lock(Connection connection, String source, SortedSet<Long> fingerprints) {
          return new Id(0);
        }

        @Override
        public <T> Locked<T> lock(
            Connection connection, Statements.Work<List<T>> read, Function<T, AlertKey> alert)
            throws SQLException {
          List<T> rows = read.run(connection);
          return new Locked<>(rows, rows, new Id(0));
        }

        @Override
        public void remember(Connection connection, Draft draft) {
          // the one writer's ids grow by themselves
        }

        @Override
        public void remember(Connection connection, AlertKey alert, Id latest) {
          // the one writer's ids grow by themselves
        }

        @Override
        public void forget(Connection connection, AlertKey alert) {
          // there is nothing to lock
        }

        @Override
        public String claiming() {
          return "";
        }

        @Override
        public String holding() {
          return "";
        }
      };

  /**
   * Locks the alerts, and waits for those who hold them.
   *
   * @return the greatest id in their histories, whichever bridge made it
   */
  Id lock(Connection connection, String source, SortedSet<Long> fingerprints) throws SQLException;

  /** Locks alerts of any sources, in the one order that all keep to. */
  default Id lock(Connection connection, Collection<AlertKey> alerts) throws SQLException {
    SortedMap<String, SortedSet<Long>> bySource = new TreeMap<>();
    for (AlertKey alert : alerts) {
      bySource.computeIfAbsent(alert.source(), _ -> new TreeSet<>()).add(alert.fingerprint());
    }
    Id latest = new Id(0);
    for (Map.Entry<String, SortedSet<Long>> entry : bySource.entrySet()) {
      Id one = lock(connection, entry.getKey(), entry.getValue());
      latest = one.compareTo(latest) > 0 ? one : latest;
    }
    return latest;
  }

  /**
   * Locks the alerts of what a transaction found by itself, and reads it again: others may have
   * changed it before they let go.
   */
  <T> Locked<T> lock(
      Connection connection, Statements.Work<List<T>> read, Function<T, AlertKey> alert)
      throws SQLException;

  /** Keeps the greatest id that the transaction adds to the histories of locked alerts. */
  void remember(Connection connection, Draft draft) throws SQLException;

  /** Keeps the greatest id of a locked alert. */
  void remember(Connection connection, AlertKey alert, Id latest) throws SQLException;

  /** Keeps nothing more of a locked alert if it has no episode any more. */
  void forget(Connection connection, AlertKey alert) throws SQLException;

  /** The end of a statement that finds what to take: it passes over what others have taken. */
  String claiming();

  /** The end of a statement that reads what nobody else may change until the transaction ends. */
  String holding();
}
