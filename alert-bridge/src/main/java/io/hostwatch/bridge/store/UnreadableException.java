package io.hostwatch.bridge.store;

import org.jspecify.annotations.Nullable;

/**
 * A row holds what the bridge does not write, so that what was asked of it cannot be told. It is
 * wrong with this row alone: the store does well, and whoever asks again is told the same until the
 * row is mended.
 */
public final class UnreadableException extends StoreException {
  private static final long serialVersionUID = 1L;

  private final String table;
  private final long row;

  /**
   * Names the row.
   *
   * @param row its id
   * @param message which it is and what is to be done
   */
  public UnreadableException(String table, long row, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.table = table;
    this.row = row;
  }

  /** The table of the row. */
  public String table() {
    return table;
  }

  /** The row's id as the table has it. */
  public long row() {
    return row;
  }
}
