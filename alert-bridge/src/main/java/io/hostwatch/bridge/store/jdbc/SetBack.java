package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.delivery.DeliveryState;
import io.hostwatch.bridge.delivery.Outbox;
import io.hostwatch.bridge.delivery.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Lets what waits for a clock that was ahead wait by the clock of now, a bounded part in each
 * transaction. The alerts are locked meanwhile, so that who decides on an end that is held back
 * sees its episode and its deliveries agree.
 *
 * @param own the time of who asks, by which he probes what is parked: one that is behind makes
 *     others probe early, but would else wait for as long as it is behind with all that is owed
 * @param now the time that counts for what waits
 */
record SetBack(
    Writer writer, Readers readers, AlertLocks locks, Target target, Instant own, Instant now) {
  private static final int PER_WRITE = 200;

  /**
   * A delivery that waits so.
   *
   * @param setAt when it was set to be due, by the clock that was ahead
   */
  private record Ahead(
      long id,
      AlertKey alert,
      long episode,
      long event,
      DeliveryState state,
      long attempts,
      Instant nextAt,
      Instant dueAt,
      Instant setAt) {

    static Ahead read(Row row) throws SQLException {
      return new Ahead(
          row.number(),
          new AlertKey(row.text(), row.number()),
          row.number(),
          row.number(),
          DeliveryTable.state(row.text()),
          row.number(),
          row.time(),
          row.time(),
          row.time());
    }

    boolean isHeld() {
      return state == DeliveryState.PENDING && attempts == 0 && nextAt.isAfter(setAt);
    }

    /** When it is due if what it was to wait begins now. */
    Instant dueFrom(Instant now) {
      Duration wait = Duration.between(setAt, dueAt);
      return wait.isNegative() ? now : now.plus(wait);
    }
  }

  /** Sets back all of it, and tells how many deliveries those were. */
  int all() {
    if (isProbeAhead()) {
      writer.write("follow a clock that was set back", this::moveProbe);
    }
    int all = 0;
    int moved;
    do {
      moved = isAny() ? writer.write("follow a clock that was set back", this::moveSome) : 0;
      all += moved;
    } while (moved > 0);
    return all;
  }

  private boolean isProbeAhead() {
    return readers
        .read("look when " + target + " is tried", c -> DestinationTable.parked(c, target))
        .filter(parked -> parked.setAt().isAfter(own.plus(Outbox.SKEW)))
        .isPresent();
  }

  private int moveProbe(Connection connection) throws SQLException {
    return Statements.update(
        connection,
        SetBackSql.SET_BACK_PROBE,
        parameters ->
            parameters
                .add(own)
                .add(own)
                .add(target.receiver())
                .add(target.channel())
                .add(own.plus(Outbox.SKEW)));
  }

  private boolean isAny() {
    return readers.read(
        "look for a clock that was set back", connection -> !ahead(connection, 1).isEmpty());
  }

  private List<Ahead> ahead(Connection connection, int limit) throws SQLException {
    return Statements.query(
        connection,
        SetBackSql.SELECT_AHEAD,
        parameters ->
            parameters
                .add(target.receiver())
                .add(target.channel())
                .add(now.plus(Outbox.SKEW))
                .add(now.plus(Outbox.SKEW))
                .add(limit),
        Ahead::read);
  }

  private int moveSome(Connection connection) throws SQLException {
    int moved = 0;
    for (Ahead one : locks.lock(connection, c -> ahead(c, PER_WRITE), Ahead::alert).rows()) {
      moved += one.isHeld() ? moveHold(connection, one) : move(connection, one);
    }
    return moved;
  }

  private int move(Connection connection, Ahead one) throws SQLException {
    Instant due = one.dueFrom(now);
    Instant next = one.state() == DeliveryState.IN_FLIGHT ? one.nextAt() : due;
    return Statements.update(
        connection,
        SetBackSql.SET_BACK,
        parameters ->
            parameters
                .add(next)
                .add(due)
                .add(now)
                .add(one.id())
                .add(one.state().text())
                .add(one.dueAt()));
  }

  private int moveHold(Connection connection, Ahead one) throws SQLException {
    Instant until = one.dueFrom(now);
    Statements.update(
        connection,
        SetBackSql.SET_BACK_EPISODE,
        parameters -> parameters.add(until).add(one.episode()).add(one.nextAt()));
    return Statements.update(
        connection,
        SetBackSql.SET_BACK_HELD,
        parameters -> parameters.add(until).add(until).add(now).add(one.event()).add(one.nextAt()));
  }
}
