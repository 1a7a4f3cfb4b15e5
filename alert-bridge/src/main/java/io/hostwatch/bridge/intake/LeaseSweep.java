package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.alert.EpisodeRules;
import io.hostwatch.bridge.store.AlertStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Closes the episodes that Prometheus no longer speaks of. One thread at a time.
 *
 * <p>Prometheus repeats what fires every minute, and leaves out what it could not send. So silence
 * means something only once the bridge has been listening for a while: after its start, and after
 * the store could not be written, the first sweeps close nothing.
 */
public final class LeaseSweep {

  /** How long the bridge listens before silence means something. */
  static final Duration LISTENING = Duration.ofMinutes(5);

  private static final int EPISODES_PER_WRITE = 200;

  private final AlertStore store;
  private final EpisodeChanges changes;
  private final Clock clock;
  private final Runnable afterCommit;
  private Instant listeningSince;

  /**
   * Begins to listen.
   *
   * @param afterCommit called after a sweep that closed any; must neither block nor throw
   */
  public LeaseSweep(AlertStore store, EpisodeChanges changes, Clock clock, Runnable afterCommit) {
    this.store = store;
    this.changes = changes;
    this.clock = clock;
    this.afterCommit = afterCommit;
    this.listeningSince = clock.instant();
  }

  /**
   * Closes what is over, a batch a transaction.
   *
   * @return how many episodes
   * @throws io.hostwatch.bridge.store.StoreException if the store could not be written
   */
  public int runOnce() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    try {
      store.check();
      int expired = now.isBefore(listeningSince.plus(LISTENING)) ? 0 : expireAll(now);
      if (expired > 0) {
        afterCommit.run();
      }
      return expired;
    } catch (RuntimeException e) {
      listeningSince = now;
      throw e;
    }
  }

  private int expireAll(Instant now) {
    Instant over = now.minus(EpisodeRules.MARGIN);
    int all = 0;
    int expired;
    do {
      expired = store.expire(over, EPISODES_PER_WRITE, open -> changes.unseen(open, now));
      all += expired;
    } while (expired == EPISODES_PER_WRITE);
    return all;
  }
}
