package io.hostwatch.bridge.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pays what the outbox says is owed: claims, sends, settles, target by target.
 *
 * <p>Each target has a lane of its own with a bound of its own, so one that hangs never starves
 * another. What is kept in memory is only a hint; after a crash the outbox's leases run out and all
 * goes on from there. What is owed to a target that is not in the configuration is {@link Strays}'.
 *
 * <p>Thread-safe.
 */
public final class Dispatcher {
  private static final Duration SETTLING_PAUSE = Duration.ofMillis(100);
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Outbox outbox;
  private final DispatchSettings settings;
  private final DispatchContext context;
  private final Settler settler;
  private final Map<Target, Lane> lanes = new ConcurrentHashMap<>();
  private final UnderWay underWay = new UnderWay();
  private final Semaphore signal = new Semaphore(0);
  private final Interval untilSweep;
  private final Strays strays;
  private final ClockWatch clockWatch; // the loop's
  private final Thread loop;
  private volatile boolean stopping;
  private boolean storeFails;

  /** Makes a dispatcher that stands still until {@link #start}. */
  public Dispatcher(
      Outbox outbox,
      Map<Target, Channel> channels,
      DispatchSettings settings,
      DispatchContext context) {
    this.outbox = outbox;
    this.settings = settings;
    this.context = context;
    this.settler = new Settler(outbox, settings.owner(), context);
    this.untilSweep = new Interval(context.nanoTime());
    this.clockWatch = new ClockWatch(context.clock().instant(), context.nanoTime().getAsLong());
    this.strays = new Strays(outbox, settler, context, Set.copyOf(channels.keySet()));
    channels.forEach(
        (target, channel) -> lanes.put(target, new Lane(target, channel, context, settler)));
    this.loop = Thread.ofPlatform().name("dispatcher").daemon().unstarted(this::loop);
  }

  /** Starts the loop; once. */
  public void start() {
    loop.start();
  }

  /** Says that deliveries were added. Never blocks, never throws. */
  public void wake() {
    lanes.values().forEach(Lane::markDue);
    signal.release();
  }

  /** Begins no more attempts. Never blocks. */
  public void claimNoMore() {
    stopping = true;
    signal.release();
  }

  /**
   * Claims no more, gives back what was not begun and waits for the attempts that are under way.
   *
   * @return how many were still under way, or not settled, when {@code grace} was over; their
   *     leases run out and another dispatcher repeats them
   */
  public int stop(Duration grace) {
    claimNoMore();
    try {
      long begun = System.nanoTime();
      if (loop.isAlive()) {
        loop.join(grace);
      }
      int left = underWay.await(grace.minusNanos(System.nanoTime() - begun));
      int unsettled = settler.settleRest();
      while (unsettled > 0 && System.nanoTime() - begun < grace.toNanos()) {
        signal.drainPermits();
        signal.tryAcquire(SETTLING_PAUSE.toNanos(), TimeUnit.NANOSECONDS);
        unsettled = settler.settleRest();
      }
      return left + unsettled;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** One round over all targets; what it began goes on in the executor. */
  void runOnce() {
    settleRest();
    if (untilSweep.isOver()) {
      untilSweep.restart(settings.poll());
      lanes.values().forEach(Lane::markDue);
    }
    try {
      beginAll();
    } finally {
      if (!stopping && strays.beginLook()) {
        look();
      }
    }
  }

  /** It may wait for the locks of one alert; meanwhile what else is due is sent. */
  private void settleRest() {
    if (settler.beginRest()) {
      try {
        context.executor().execute(settler::settleRest);
      } catch (RejectedExecutionException e) {
        settler.giveUpRest();
      }
    }
  }

  /** What one target is owed may be unreadable; the others do not wait for it. */
  private void beginAll() {
    Optional<RuntimeException> failure = Optional.empty();
    for (Lane lane : lanes.values()) {
      try {
        begin(lane);
      } catch (RuntimeException e) {
        failure = failure.or(() -> Optional.of(e));
      }
    }
    failure.ifPresent(
        first -> {
          throw first;
        });
  }

  /** It may count long; meanwhile what is due is sent. */
  private void look() {
    try {
      context.executor().execute(this::lookAround);
    } catch (RejectedExecutionException e) {
      strays.giveUpLook();
    }
  }

  private void lookAround() {
    try {
      for (Lane lane : lanes.values()) {
        if (settler.followClock(lane.target())) {
          lane.markDue();
          signal.release();
        }
      }
    } finally {
      strays.look();
    }
  }

  private void loop() {
    try {
      while (!stopping) {
        round();
        signal.tryAcquire(untilNextRound().toNanos(), TimeUnit.NANOSECONDS);
        signal.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration untilNextRound() {
    return lanes.values().stream()
        .flatMap(lane -> lane.untilRoom(settings.perTarget()).stream())
        .reduce(settings.poll(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
  }

  private void round() {
    try {
      runOnce();
      if (storeFails) {
        LOG.info("the outbox answers again");
      }
      storeFails = false;
    } catch (RuntimeException | Error e) { // an error, too, would end the loop without a word
      if (!storeFails) {
        LOG.error("dispatching waits for the outbox", e);
      }
      storeFails = true;
    }
  }

  private void begin(Lane lane) {
    int room = lane.room(settings.perTarget());
    if (room == 0 || stopping) {
      return;
    }
    Instant now = context.clock().instant();
    keepLeases(now);
    long asked = context.nanoTime().getAsLong();
    Claimant self = new Claimant(settings.owner(), lane.underWay());
    List<Claim> claims = outbox.claim(self, lane.target(), now, settings.lease(), room);
    lane.enter(claims);
    claims.forEach(claim -> hand(lane, claim, asked));
  }

  /** What is under way is not over because the clock was set: else it would be sent twice. */
  private void keepLeases(Instant now) {
    long nanos = context.nanoTime().getAsLong();
    if (clockWatch.isSetForward(now, nanos)) {
      int renewed = outbox.renewLeases(settings.owner(), now, settings.lease());
      LOG.warn("the clock was set forward, or the bridge stood still; {} leases go on", renewed);
    }
    clockWatch.keep(now, nanos);
  }

  private void hand(Lane lane, Claim claim, long asked) {
    underWay.begin();
    try {
      context.executor().execute(() -> carryOut(lane, claim, asked));
    } catch (RuntimeException | Error e) { // the others of this claim are handed on all the same
      lane.giveBack(claim);
      underWay.end();
      if (!(e instanceof RejectedExecutionException)) {
        LOG.error("{}: no thread for delivery {}", lane.target(), claim.delivery().id(), e);
      }
    }
  }

  private void carryOut(Lane lane, Claim claim, long asked) {
    try {
      if (stopping) {
        lane.giveBack(claim);
      } else if (isLate(asked)) {
        LOG.warn("delivery {}: the bridge stood still before it; not begun", claim.delivery().id());
        lane.giveBack(claim);
      } else {
        lane.run(claim);
      }
    } finally {
      underWay.end();
      signal.release();
    }
  }

  /** Another bridge may hold the lease, or may before an attempt that begins now has ended. */
  private boolean isLate(long asked) {
    return context.nanoTime().getAsLong() - asked > settings.lease().dividedBy(2).toNanos();
  }
}
