package io.hostwatch.bridge.store.jdbc;

/**
 * A delivery that is due and cannot be told.
 *
 * @param delivery its id, which may be one that the bridge does not make
 * @param why which row cannot be read, its own or one that it tells of
 */
record Untellable(long delivery, String why) {

  /** One whose own id is none. */
  static Untellable nameless(long delivery) {
    return new Untellable(
        delivery,
        "delivery %d: its row cannot be read: its id is negative; give it another"
            .formatted(delivery));
  }

  /** One that tells of what is not there. */
  static Untellable orphan(long delivery) {
    return new Untellable(
        delivery,
        "delivery %s: the episode or the event that it tells of is missing"
            .formatted(Unreadable.name(delivery)));
  }
}
