package io.hostwatch.bridge.store.jdbc;

import java.time.Duration;
import java.util.List;

/**
 * What a move has done.
 *
 * @param isRepeated whether an earlier run had finished it: then this one did nothing
 */
public record MoveReport(boolean isRepeated, List<Moved> tables) {

  /**
   * A table that arrived.
   *
   * @param checksum over all its rows, the same at both ends
   * @param took to copy and to verify it, in this run
   */
  public record Moved(String table, long rows, String checksum, Duration took) {}

  public MoveReport {
    tables = List.copyOf(tables);
  }
}
