package io.hostwatch.bridge.intake;

import io.hostwatch.bridge.alert.EpisodeRules;
import io.hostwatch.bridge.store.AlertStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the episodes that Prometheus no longer speaks of. One thread at a time.
 *
 * <p>Prometheus repeats what fires every minute, and leaves out what it could not send. So silence
 * means something only once the bridge has been listening for a while: after its start, after the
 * store could not be written, after it stood still and after its clock was set forward, the first
 * sweeps close nothing.
 */
public final class LeaseSweep {

  /** How long the bridge listens before silence means something. */
  static final Duration LISTENING = Duration.ofMinutes(5);

  /** What takes longer than that is no step, and no wait for the next, of a bridge that listens. */
  static final Duration PAUSE = Duration.ofMinutes(2);

  private static final Logger log = LoggerFactory.getLogger(LeaseSweep.class);
  private static final int EPISODES_PER_WRITE = 200;

  private final AlertStore store;
  private final EpisodeChanges changes;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Runnable afterCommit;
  private final Standstill standstill;
  private long listeningSince;

  /**
   * Begins to listen.
   *
   * @param nanoTime a clock that nobody sets; it may stand still with the machine
   * @param afterCommit called after a sweep that closed any; must neither block nor throw
   */
  public LeaseSweep(
      AlertStore store,
      EpisodeChanges changes,
      Clock clock,
      LongSupplier nanoTime,
      Runnable afterCommit) {
    this.store = store;
    this.changes = changes;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.afterCommit = afterCommit;
    this.standstill = new Standstill(clock, nanoTime, PAUSE);
    this.listeningSince = nanoTime.getAsLong();
  }

  /**
   * Closes what is over, a batch a transaction; called every half a minute or so.
   *
   * @return how many episodes
   * @throws io.hostwatch.bridge.store.StoreException if the store could not be written
   */
  public int runOnce() {
    step();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    try {
      store.check();
      step();
      int expired = expireAll(now);
      if (expired > 0) {
        afterCommit.run();
      }
      return expired;
    } catch (RuntimeException e) {
      standstill.step();
      listeningSince = nanoTime.getAsLong();
      throw e;
    }
  }

  /**
   * A sweep of many steps may take its time; one step that takes too long is a pause as one between
   * two sweeps is. A clock set back only lets leases last longer.
   */
  private void step() {
    standstill
        .step()
        .ifPresent(
            how -> {
              log.warn(
                  "the bridge stood still, or its clock was set: since the last step of a sweep {};"
                      + " nothing expires for {}",
                  how,
                  LISTENING);
              listeningSince = nanoTime.getAsLong();
            });
  }

  private boolean isListeningForLong() {
    return nanoTime.getAsLong() - listeningSince >= LISTENING.toNanos();
  }

  private int expireAll(Instant now) {
    Instant over = now.minus(EpisodeRules.MARGIN);
    int all = 0;
    boolean mayBeMore = true;
    while (mayBeMore && isListeningForLong()) {
      int expired = store.expire(over, EPISODES_PER_WRITE, open -> changes.unseen(open, now));
      step();
      all += expired;
      mayBeMore = expired == EPISODES_PER_WRITE;
    }
    return all;
  }
}
