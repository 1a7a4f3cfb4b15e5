package io.hostwatch.bridge.reconcile;

import io.hostwatch.bridge.alert.Testimony;
import io.hostwatch.bridge.intake.Witness;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks the Alertmanagers of a source whenever the intake is in doubt. Those who are in doubt at the
 * same time share the answers. Thread-safe.
 */
final class Inquiries implements Witness {
  // Together with the commit less than the ten seconds within which a sender must be answered.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** The latest answers, and the lock of those who wait for newer ones. */
  private static final class Latest {
    final ReentrantLock asking = new ReentrantLock();
    long beganNanos;
    Optional<Round> round = Optional.empty();
  }

  private final Map<String, Cluster> clusters;
  private final Map<String, Latest> latest = new ConcurrentHashMap<>();
  private final Duration settled;

  Inquiries(Collection<Cluster> clusters, Duration settled) {
    this.clusters =
        clusters.stream().collect(Collectors.toMap(Cluster::source, Function.identity()));
    this.settled = settled;
  }

  @Override
  public boolean knows(String source) {
    return clusters.containsKey(source);
  }

  @Override
  public Optional<Testimony> ask(String source) {
    long came = System.nanoTime();
    Cluster cluster = clusters.get(source);
    if (cluster == null) {
      return Optional.empty();
    }
    Latest known = latest.computeIfAbsent(source, _ -> new Latest());
    try {
      if (!known.asking.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        return Optional.empty();
      }
      try {
        return testimony(since(came, cluster, known));
      } finally {
        known.asking.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** What was told since {@code came}, asked anew unless another did while this one waited. */
  private static Round since(long came, Cluster cluster, Latest known) throws InterruptedException {
    Optional<Round> shared = known.round.filter(_ -> known.beganNanos - came >= 0);
    if (shared.isPresent()) {
      return shared.get();
    }
    long began = System.nanoTime();
    Round round = cluster.ask(PATIENCE);
    known.beganNanos = began;
    known.round = Optional.of(round);
    return round;
  }

  private Optional<Testimony> testimony(Round round) {
    return round.isComplete(settled)
        ? Optional.of(new Testimony(round.standings()))
        : Optional.empty();
  }
}
