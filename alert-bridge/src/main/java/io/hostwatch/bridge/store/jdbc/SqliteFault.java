package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException.Reason;
import org.sqlite.SQLiteException;

/** What SQLite means by a failure. */
record SqliteFault(Reason reason, String text) {

  static SqliteFault of(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof SQLiteException sqlite) {
        return of(sqlite);
      }
    }
    return new SqliteFault(Reason.OTHER, String.valueOf(cause.getMessage()));
  }

  private static SqliteFault of(SQLiteException e) {
    // the low byte of an extended result code is the primary one
    return switch (e.getErrorCode() & 0xff) {
      case 5, 6 -> of(Reason.LOCKED, "locked by another process", e);
      case 8 -> of(Reason.READ_ONLY, "read-only", e);
      case 10 -> of(Reason.IO, "reading or writing failed", e);
      case 11 -> of(Reason.DAMAGED, "damaged; restore it from a backup", e);
      case 13 -> of(Reason.FULL, "no space left", e);
      case 14 -> of(Reason.IO, "cannot be opened", e);
      case 26 -> of(Reason.DAMAGED, "not a database of the bridge", e);
      default -> of(Reason.OTHER, "unexpected", e);
    };
  }

  private static SqliteFault of(Reason reason, String meaning, SQLiteException e) {
    return new SqliteFault(reason, meaning + " (" + e.getMessage() + ")");
  }
}
