package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.delivery.DeadReason;
import io.hostwatch.bridge.delivery.DispatchListener;
import io.hostwatch.bridge.delivery.Target;
import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.jdbc.AttemptTable.Tried;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up deliveries that are due and cannot be told, so that what is behind them goes on. They
 * are dead: people see that there are some, and tell them anew once the rows are mended.
 */
record SettingAside(
    Writer writer, AlertLocks locks, DispatchListener listener, Target target, Instant now) {
  private static final Logger LOG = LoggerFactory.getLogger(SettingAside.class);

  /** Whose it is, and the word for its state, which may be none that the bridge knows. */
  private record Standing(AlertKey alert, String state) {}

  /** Tells whether any is set aside; if that fails they are due still. */
  boolean any(List<Untellable> found) {
    if (found.isEmpty()) {
      return false;
    }
    try {
      List<Untellable> dead =
          writer.write("set deliveries to " + target + " aside", c -> setAside(c, found));
      dead.forEach(
          one ->
              LOG.error(
                  "delivery {} to {} is dead, {}: {}",
                  Unreadable.name(one.delivery()),
                  target,
                  DeadReason.UNREADABLE.text(),
                  one.why()));
      listener.dead(target, DeadReason.UNREADABLE, dead.size());
      return !dead.isEmpty();
    } catch (StoreException e) {
      LOG.warn("{}: what cannot be read stays for now: {}", target, e.getMessage());
      return false;
    }
  }

  private List<Untellable> setAside(Connection connection, List<Untellable> found)
      throws SQLException {
    Map<Untellable, Standing> present = new LinkedHashMap<>();
    for (Untellable one : found) {
      standing(connection, one).ifPresent(standing -> present.put(one, standing));
    }
    locks.lock(connection, present.values().stream().map(Standing::alert).toList());
    List<Untellable> dead = new ArrayList<>();
    for (Map.Entry<Untellable, Standing> entry : present.entrySet()) {
      if (setAside(connection, entry.getKey(), entry.getValue())) {
        dead.add(entry.getKey());
      }
    }
    return dead;
  }

  private static Optional<Standing> standing(Connection connection, Untellable one)
      throws SQLException {
    return Statements.query(
            connection,
            OutboxSql.SELECT_STANDING,
            parameters -> parameters.add(one.delivery()),
            row -> new Standing(new AlertKey(row.text(), row.number()), row.text()))
        .stream()
        .findFirst();
  }

  private boolean setAside(Connection connection, Untellable one, Standing standing)
      throws SQLException {
    Optional<Tried> lost = AttemptTable.lost(connection, one.delivery(), now, locks.holding());
    int dead =
        Statements.update(
            connection,
            OutboxSql.SET_ASIDE_DELIVERY,
            parameters -> parameters.add(detail(one, standing)).add(one.delivery()).add(now));
    if (dead == 0) {
      return false;
    }
    AttemptTable.insert(connection, lost.stream().toList());
    AlertKey alert = standing.alert();
    new Conversation(alert.source(), alert.fingerprint(), target).handOn(connection);
    return true;
  }

  /** A state that nobody knows is kept for those who may. */
  private static String detail(Untellable one, Standing standing) {
    return DeliveryTable.isState(standing.state())
        ? one.why()
        : one.why() + "; its state was " + standing.state();
  }
}
