package io.hostwatch.bridge.store;

import io.hostwatch.bridge.alert.Episode;
import io.hostwatch.bridge.alert.Id;
import java.time.Instant;
import java.util.Optional;

/** Where the history is read. Never waits for a writer; thread-safe. */
public interface AlertQuery {

  /**
   * Lists episodes, newest start first, ties by id. The work for a page is bounded: where much does
   * not fit the filter, a page may hold fewer than it may, or none, and still not be the last. What
   * cannot be read is on no page.
   *
   * @param after the cursor of the page before
   * @param limit at least 1
   * @throws StoreException if the history could not be read
   */
  Page<Episode> find(AlertFilter filter, Optional<Cursor> after, int limit);

  /**
   * Lists in the same order the open episodes that time may have changed: those without a lease
   * that are not stale and of which nobody spoke since {@code unseenSince}, and those whose
   * acknowledgement ends by {@code acknowledgedUntil}. It reads all that fires.
   *
   * @param after the cursor of the page before
   * @param limit at least 1
   * @throws StoreException if the history could not be read
   */
  Page<Episode> aged(
      Instant unseenSince, Instant acknowledgedUntil, Optional<Cursor> after, int limit);

  /**
   * All that is known of one episode, absent where there is none. What belongs to it and cannot be
   * read is left out and counted.
   *
   * @throws UnreadableException if the episode itself cannot be read
   */
  Optional<EpisodeHistory> history(Id episode);

  /** How many episodes are open now. */
  long countFiring();
}
