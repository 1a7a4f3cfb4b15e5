package io.hostwatch.bridge.delivery;

import io.hostwatch.bridge.delivery.Outbox.Depth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is owed to targets that are not in the configuration. It waits, since such a target may come
 * back with the next configuration, or be another bridge's. Each bridge notes every ten minutes
 * which targets it serves; what nobody has served for a day is cancelled as far as it is older than
 * a day. A target of which nobody ever noted anything counts as served when it is first missed.
 *
 * <p>Looked for a minute after the last look ended, by one thread at a time. A look that fails is
 * told in the log, and the next one begins as ever: nothing else waits for it.
 */
final class Strays {
  private static final Logger LOG = LoggerFactory.getLogger(Strays.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
  private static final Duration BETWEEN_NOTES = Duration.ofMinutes(10);
  private static final Duration PATIENCE = ChannelPolicy.DEFAULT_GIVE_UP_AGE;

  /** A clock that was set forward makes every note look old; who serves renews his meanwhile. */
  private static final Duration WATCHED = BETWEEN_NOTES.multipliedBy(3);

  /** How long this bridge has yet to see a target's note unchanged, by a clock nobody sets. */
  private record Watch(Instant servedAt, Interval untilSure, Interval untilADay) {

    static Watch begin(Instant servedAt, LongSupplier nanoTime) {
      Watch watch = new Watch(servedAt, new Interval(nanoTime), new Interval(nanoTime));
      watch.untilSure.restart(WATCHED);
      watch.untilADay.restart(PATIENCE);
      return watch;
    }

    boolean isOver(Instant now) {
      boolean isOld = !servedAt.plus(PATIENCE).isAfter(now);
      return untilADay.isOver() || (isOld && untilSure.isOver());
    }
  }

  private final Outbox outbox;
  private final Settler settler;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Set<Target> known;
  private final Interval untilLook;
  private final Interval untilNote;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final Map<Target, Watch> watches = new HashMap<>(); // whoever looks
  private boolean fails; // whoever looks
  private boolean isFirstOver; // whoever looks
  private boolean nobodyRan; // whoever looks

  Strays(Outbox outbox, Settler settler, DispatchContext context, Set<Target> known) {
    this.outbox = outbox;
    this.settler = settler;
    this.clock = context.clock();
    this.nanoTime = context.nanoTime();
    this.known = known;
    this.untilLook = new Interval(nanoTime);
    this.untilNote = new Interval(nanoTime);
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
      Map<Target, Instant> served = outbox.served();
      if (!isFirstOver) {
        nobodyRan = isOld(served.values());
        isFirstOver = true;
      }
      note();
      outbox
          .backlog()
          .forEach(
              (target, depths) -> {
                if (!known.contains(target) && isOwedAny(depths)) {
                  consider(target, Optional.ofNullable(served.get(target)));
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

  private void note() {
    if (untilNote.isOver()) {
      outbox.serve(known, now());
      untilNote.restart(BETWEEN_NOTES);
    }
  }

  private void consider(Target target, Optional<Instant> note) {
    Instant now = now();
    boolean isFirstMissed = !watches.containsKey(target);
    Instant servedAt =
        note.filter(at -> !at.isAfter(now)).filter(_ -> !(nobodyRan && isFirstMissed)).orElse(now);
    if (!note.equals(Optional.of(servedAt))) {
      outbox.serve(Set.of(target), servedAt);
    }
    if (watch(target, servedAt).isOver(now)) {
      settler.giveUp(target, PATIENCE, Outbox.Surrender.CANCELLED);
    }
  }

  private Watch watch(Target target, Instant servedAt) {
    Optional<Watch> before = Optional.ofNullable(watches.get(target));
    if (before.isEmpty()) {
      LOG.warn(
          "deliveries are owed to {}, which is not in the configuration and was last served at {};"
              + " once no bridge has served it for {} hours, those that are older are cancelled",
          target,
          servedAt,
          PATIENCE.toHours());
    }
    Watch watch =
        before
            .filter(one -> one.servedAt().equals(servedAt))
            .orElseGet(() -> Watch.begin(servedAt, nanoTime));
    watches.put(target, watch);
    return watch;
  }

  /** Whether no bridge served anything for a day: nobody could have missed a target then. */
  private boolean isOld(Collection<Instant> served) {
    Instant dayAgo = now().minus(PATIENCE);
    return served.stream().noneMatch(dayAgo::isBefore);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static boolean isOwedAny(Map<DeliveryState, Depth> depths) {
    return depths.keySet().stream().anyMatch(state -> !state.isSettled());
  }
}
