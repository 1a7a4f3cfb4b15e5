package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.PurgeListener;
import io.hostwatch.bridge.store.Retention;
import io.hostwatch.bridge.store.jdbc.Sweep.Mark;
import io.hostwatch.bridge.store.jdbc.Sweep.Piece;
import java.time.Instant;
import java.util.Optional;

/**
 * Deletes what is older than it need be, in many small transactions between which others take their
 * turns. What a run that broke off left is the next one's.
 */
final class Purger {
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
    database
        .wholesale(receipts)
        .ifPresent(days -> run("purge whole days of receipts", days, listener));
    run("purge receipts", new ReceiptSweep(receipts, locks), listener);
    // Steps of alerts that are to go go first: so little is left of each that it goes at once.
    run("purge events", new EventSweep(events.isAfter(alerts) ? events : alerts, locks), listener);
    run("purge alerts", new EpisodeSweep(alerts, locks), listener);
    listener.completed(now);
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
