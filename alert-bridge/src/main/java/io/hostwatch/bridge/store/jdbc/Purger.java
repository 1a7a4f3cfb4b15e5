package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.PurgeListener;
import io.hostwatch.bridge.store.Retention;
import io.hostwatch.bridge.store.StoreException;
import io.hostwatch.bridge.store.jdbc.Sweep.Mark;
import io.hostwatch.bridge.store.jdbc.Sweep.Piece;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is older than it need be, in many small transactions between which others take their
 * turns. What a run that broke off left is the next one's.
 */
final class Purger {
  private static final Logger log = LoggerFactory.getLogger(Purger.class);

  private final Database database;
  private final Writer writer;
  private final AlertLocks locks;

  Purger(Database database, Writer writer, AlertLocks locks) {
    this.database = database;
    this.writer = writer;
    this.locks = locks;
  }

  void purge(Retention retention, Instant now, PurgeListener listener) {
    Instant alerts = now.minus(retention.alerts());
    Instant events = now.minus(retention.events());
    Instant receipts = now.minus(retention.receipts());
    database.wholesale(receipts).ifPresent(days -> tryRun(days, listener));
    run("purge receipts", new ReceiptSweep(receipts, locks), listener);
    // Steps of alerts that are to go go first: so little is left of each that it goes at once.
    run("purge events", new EventSweep(events.isAfter(alerts) ? events : alerts, locks), listener);
    run("purge alerts", new EpisodeSweep(alerts, locks), listener);
    listener.completed(now);
  }

  /** What it cannot do goes row by row: a long reader keeps it off a whole table. */
  private void tryRun(Sweep days, PurgeListener listener) {
    try {
      run("purge whole days of receipts", days, listener);
    } catch (StoreException e) {
      log.warn("receipts go row by row this time: {}", e.getMessage());
    }
  }

  private void run(String what, Sweep sweep, PurgeListener listener) {
    Optional<Mark> next = Optional.of(Mark.START);
    while (next.isPresent()) {
      Mark from = next.get();
      Piece piece = writer.write(what, connection -> sweep.next(connection, from));
      piece.deleted().forEach(listener::deleted);
      next = piece.next();
    }
  }
}
