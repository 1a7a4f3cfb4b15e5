package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.Kept;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Deletes the receipts of before a time, with what they quarantined. */
record ReceiptSweep(Instant before, AlertLocks locks) implements Sweep {

  @Override
  public Piece next(Connection connection, Mark from) throws SQLException {
    int deleted = ReceiptTable.deleteBefore(connection, before, locks.claiming(), ROWS);
    return new Piece(
        Map.of(Kept.RECEIPT, (long) deleted),
        deleted == ROWS ? Optional.of(from) : Optional.empty());
  }
}
