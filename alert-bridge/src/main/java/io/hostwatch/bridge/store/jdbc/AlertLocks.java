package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.alert.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.SortedSet;

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
        public void remember(
            Connection connection, String source, Collection<Long> fingerprints, Id latest) {
          // the one writer's ids grow by themselves
        }

        @Override
        public String claiming() {
          return "";
        }
      };

  /**
   * Locks the alerts, and waits for those who hold them.
   *
   * @return the greatest id in their histories, whichever bridge made it
   */
  Id lock(Connection connection, String source, SortedSet<Long> fingerprints) throws SQLException;

  /** Keeps the greatest id that the transaction adds to the histories of locked alerts. */
  void remember(Connection connection, String source, Collection<Long> fingerprints, Id latest)
      throws SQLException;

  /** The end of a statement that finds what to claim: it takes what no other claims. */
  String claiming();
}
