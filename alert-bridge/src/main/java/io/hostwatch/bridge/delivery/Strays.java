package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.delivery.Outbox.Depth;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is owed to targets that are not in the configuration. It waits, since such a target may come
 * back with the next configuration, or be another bridge's; once this bridge has missed it for a
 * day, what is older than a day is cancelled.
 *
 * <p>Looked for a minute after the last look ended, by one thread at a time. A look that fails is
 * told in the log, and the next one begins as ever: nothing else waits for it.
 */
final class Strays {
  private static final Logger LOG = LoggerFactory.getLogger(Strays.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
  private static final Duration PATIENCE = ChannelPolicy.DEFAULT_GIVE_UP_AGE;

  private final Outbox outbox;
  private final Settler settler;
  private final LongSupplier nanoTime;
  private final Set<Target> known;
  private final Interval untilLook;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final Map<Target, Interval> missed = new HashMap<>(); // whoever looks
  private boolean fails; // whoever looks

  Strays(Outbox outbox, Settler settler, LongSupplier nanoTime, Set<Target> known) {
    this.outbox = outbox;
    this.settler = settler;
    this.nanoTime = nanoTime;
    this.known = known;
    this.untilLook = new Interval(nanoTime);
  }

  /**
   * Tells whether it is time for a look that nobody has begun; if so, {@link #look} must follow.
   */
  boolean beginLook() {
    return untilLook.isOver() && looking.compareAndSet(false, true);
  }

  /** The look that was begun does not take place. */
  void giveUpLook() {
    untilLook.restart(BETWEEN_LOOKS);
    looking.set(false);
  }

  void look() {
    try {
      outbox
          .backlog()
          .forEach(
              (target, depths) -> {
                if (!known.contains(target) && isOwedAny(depths)) {
                  giveUp(target);
                }
              });
      fails = false;
    } catch (RuntimeException e) {
      if (!fails) {
        LOG.error("what is owed to channels that are not configured cannot be counted", e);
      }
      fails = true;
    } finally {
      giveUpLook();
    }
  }

  private void giveUp(Target target) {
    Interval patience = missed.computeIfAbsent(target, this::miss);
    if (patience.isOver()) {
      settler.giveUp(target, PATIENCE, Outbox.Surrender.CANCELLED);
    }
  }

  private Interval miss(Target target) {
    LOG.warn(
        "deliveries are owed to {}, which is not in the configuration; if it has not come back in"
            + " {} hours, those that are older are cancelled",
        target,
        PATIENCE.toHours());
    Interval patience = new Interval(nanoTime);
    patience.restart(PATIENCE);
    return patience;
  }

  private static boolean isOwedAny(Map<DeliveryState, Depth> depths) {
    return depths.keySet().stream().anyMatch(state -> !state.isSettled());
  }
}
