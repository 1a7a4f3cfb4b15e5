package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Outbox.Surrender;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.jdbc.AttemptTable.Tried;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gives up what a target is owed and is too old, a bounded part in each transaction. */
record GivingUp(
    Writer writer,
    Readers readers,
    AlertLocks locks,
    String owner,
    Target target,
    Surrender as,
    Instant now) {
  private static final int PER_WRITE = 200;

  private record TooOld(long id, AlertKey alert) {}

  /** Gives up all that was made before a time, and tells how many those were. */
  int all(Instant createdBefore) {
    int all = 0;
    int given;
    do {
      List<TooOld> some =
          readers.read(
              "look for what is too old for " + target,
              connection -> tooOld(connection, createdBefore));
      given =
          some.isEmpty()
              ? 0
              : writer.write(
                  "give up deliveries to " + target, connection -> give(connection, some));
      all += given;
    } while (given > 0);
    return all;
  }

  private List<TooOld> tooOld(Connection connection, Instant createdBefore) throws SQLException {
    return Statements.query(
        connection,
        GivingUpSql.SELECT_TOO_OLD,
        parameters ->
            parameters
                .add(target.receiver())
                .add(target.channel())
                .add(createdBefore)
                .add(now)
                .add(owner)
                .add(PER_WRITE),
        row -> new TooOld(row.number(), new AlertKey(row.text(), row.number())));
  }

  private int give(Connection connection, List<TooOld> some) throws SQLException {
    locks.lock(connection, some.stream().map(TooOld::alert).toList());
    int all = 0;
    for (TooOld old : some) {
      Optional<Tried> lost = AttemptTable.lost(connection, old.id(), now, locks.holding());
      int given =
          Statements.update(connection, GivingUpSql.GIVE_UP_DELIVERY, p -> fill(p, old.id()));
      if (given > 0) {
        AttemptTable.insert(connection, lost.stream().toList());
      }
      new Conversation(old.alert().source(), old.alert().fingerprint(), target).handOn(connection);
      all += given;
    }
    return all;
  }

  private void fill(Parameters parameters, long delivery) throws SQLException {
    boolean isDead = as == Surrender.EXPIRED;
    parameters
        .add((isDead ? DeliveryState.DEAD : DeliveryState.CANCELLED).text())
        .addText(Optional.of(DeadReason.EXPIRED.text()).filter(_ -> isDead))
        .add(as.detail())
        .add(delivery)
        .add(now)
        .add(owner);
  }
}
