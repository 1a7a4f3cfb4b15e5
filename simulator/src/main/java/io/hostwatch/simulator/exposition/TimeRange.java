package io.hostwatch.simulator.exposition;

/**
 * The times of a history, in milliseconds since 1970.
 *
 * @param from the first
 * @param to the time before which it ends
 * @param step from one to the next
 */
public record TimeRange(long from, long to, long step) {
  /** How many times there are. */
  public long size() {
    return Math.ceilDiv(to - from, step);
  }
}
