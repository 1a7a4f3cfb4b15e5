package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.delivery.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What is told in order: all that one alert owes one target.
 *
 * <p>Of what is unsettled in it only the first has a time at which it is due. So whatever settles
 * or deletes that one must hand its turn on, or all that comes later waits for ever.
 */
record Conversation(String source, long fingerprint, Target target) {

  /** Gives the first that is unsettled its turn, if there is one; the alert must be locked. */
  void handOn(Connection connection) throws SQLException {
    List<Long> first =
        Statements.query(
            connection,
            OutboxSql.SELECT_NEXT_OF_CONVERSATION,
            parameters ->
                parameters
                    .add(source)
                    .add(fingerprint)
                    .add(target.receiver())
                    .add(target.channel()),
            Row::number);
    Statements.batch(connection, OutboxSql.RELEASE_DELIVERY, first, Parameters::add);
  }
}
