package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.StoreException.Reason;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** What a server means by a failure. */
record ServerFault(Reason reason, String text) {

  /** What MariaDB and MySQL tell by their own numbers only. */
  private static final String GENERAL = "HY";

  /** The innermost failure that has a state tells most. */
  static ServerFault of(Throwable cause) {
    SQLException told = null;
    boolean isPool = false;
    for (Throwable t = cause; t != null; t = t.getCause()) {
      isPool |= t instanceof SQLTransientConnectionException;
      if (t instanceof SQLException sql && sql.getSQLState() != null) {
        told = sql;
      }
    }
    if (told != null) {
      return of(told);
    }
    return isPool
        ? new ServerFault(Reason.BUSY, "too much is under way")
        : new ServerFault(Reason.OTHER, String.valueOf(cause.getMessage()));
  }

  private static ServerFault of(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String group = state.substring(0, Math.min(2, state.length()));
    return switch (group) {
      case "08" -> of(Reason.IO, "cannot be reached", e);
      case "25" -> unfinished(e, state);
      case "28" -> of(Reason.IO, "user or password refused", e);
      case "3D" -> of(Reason.GONE, "no such database", e);
      case "40" -> of(Reason.LOCKED, "gave way to other writers too often", e);
      case "53" -> crowded(e, state);
      case "55" -> of(Reason.LOCKED, "locked by another for too long", e);
      case "57", "70" -> of(Reason.IO, "stopped or interrupted", e);
      case "58" -> of(Reason.IO, "reading or writing failed", e);
      case "XX" -> of(Reason.DAMAGED, "damaged; restore it from a backup", e);
      case "42" -> of(Reason.OTHER, "not allowed, or not the bridge's tables", e);
      case GENERAL -> numbered(e);
      default -> of(Reason.OTHER, "unexpected", e);
    };
  }

  private static ServerFault unfinished(SQLException e, String state) {
    return state.equals("25006")
        ? of(Reason.READ_ONLY, "read-only", e)
        : of(Reason.OTHER, "the transaction cannot go on", e);
  }

  private static ServerFault crowded(SQLException e, String state) {
    return state.equals("53100")
        ? of(Reason.FULL, "no space left", e)
        : of(Reason.BUSY, "out of memory or connections", e);
  }

  private static ServerFault numbered(SQLException e) {
    return switch (e.getErrorCode()) {
      case 1021, 1114 -> of(Reason.FULL, "no space left", e);
      case 1036, 1290, 1836 -> of(Reason.READ_ONLY, "read-only", e);
      case 1205 -> of(Reason.LOCKED, "locked by another for too long", e);
      case 1026, 1030 -> of(Reason.IO, "reading or writing failed", e);
      case 1034, 1712 -> of(Reason.DAMAGED, "damaged; restore it from a backup", e);
      default -> of(Reason.OTHER, "unexpected", e);
    };
  }

  private static ServerFault of(Reason reason, String meaning, SQLException e) {
    return new ServerFault(reason, meaning + " (" + e.getMessage() + ")");
  }
}
