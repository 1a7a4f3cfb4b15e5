package io.hostwatch.bridge.reconcile;

import io.hostwatch.bridge.alert.ReconcileRules;
import io.hostwatch.bridge.intake.EpisodeChanges;
import io.hostwatch.bridge.intake.Standstill;
import io.hostwatch.bridge.intake.Witness;
import io.hostwatch.bridge.reconcile.Reconciler.Result;
import io.hostwatch.bridge.store.AlertQuery;
import io.hostwatch.bridge.store.AlertStore;
import io.hostwatch.bridge.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the history at what the Alertmanagers of every source hold. {@link #watch} and {@link
 * #runOnce} are for one thread at a time, the rest for any.
 */
public final class Reconciliation implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

  /** By when an Alertmanager has to have told all that it holds. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ExecutorService executor;
  private final AlertmanagerClient client;
  private final List<Cluster> clusters = new ArrayList<>();
  private final PollListener listener;
  private final Clock clock;
  private final Duration settled;
  private final Duration every;
  private final Reachability reachability = new Reachability();
  private final List<Watched> watched = new ArrayList<>();

  /** A source's Alertmanagers beside what compares them with the history. */
  private record Watched(Cluster cluster, Reconciler reconciler) {}

  /**
   * Asks nobody yet.
   *
   * @param peers the Alertmanagers of each source that has some
   * @param settled how long one must have run before its silence means something
   * @param every how often they are asked
   * @param executor runs each question in a thread of its own
   */
  public Reconciliation(
      Map<String, List<Peer>> peers,
      Duration settled,
      Duration every,
      ExecutorService executor,
      Clock clock,
      PollListener listener) {
    this.settled = settled;
    this.every = every;
    this.executor = executor;
    this.clock = clock;
    this.listener = listener;
    this.client = new AlertmanagerClient(executor, clock);
    peers.forEach((source, all) -> clusters.add(new Cluster(source, all, client, clock, listener)));
    peers.forEach((source, all) -> all.forEach(peer -> listener.asks(source, peer, every)));
  }

  /** Whom the intake asks when it is in doubt. */
  public Witness witness() {
    return new Inquiries(clusters, settled, executor);
  }

  /** Tells whether there is anybody to ask. */
  public boolean isIdle() {
    return clusters.isEmpty();
  }

  /** From now on {@link #runOnce} brings this history to what they hold. */
  public void watch(
      AlertQuery query, AlertStore store, ReconcileRules rules, EpisodeChanges changes) {
    // one source after the other, each of which may take as long as it is waited for
    Duration longestRound = PATIENCE.multipliedBy(clusters.size());
    Duration longestWait = every.plus(longestRound).multipliedBy(2);
    Listening listening = new Listening(new Standstill(clock, System::nanoTime, longestWait));
    clusters.forEach(
        cluster ->
            watched.add(
                new Watched(
                    cluster,
                    new Reconciler(
                        cluster.source(), query, store, rules, changes, clock, listening))));
  }

  /**
   * Asks all of them once and writes down what follows. What goes wrong with one source is logged
   * and costs only that.
   *
   * @return whether anybody is to be told of anything
   */
  public boolean runOnce() throws InterruptedException {
    boolean isAny = false;
    for (Watched one : watched) {
      try {
        isAny |= compare(one);
      } catch (StoreException e) {
        log.warn(
            "what Alertmanager holds of {} is not compared for now: {}",
            one.cluster().source(),
            e.getMessage());
      } catch (RuntimeException e) {
        log.error("asking the Alertmanagers of {} failed", one.cluster().source(), e);
      }
    }
    return isAny;
  }

  private boolean compare(Watched one) throws InterruptedException {
    Round round = one.cluster().ask(PATIENCE);
    reachability.note(round);
    Result result = one.reconciler().apply(round, round.isComplete(settled));
    listener.reconciled(
        one.cluster().source(), result.closed(), result.reopened(), result.suppressed());
    return result.isTold();
  }

  @Override
  public void close() {
    client.close();
  }
}
