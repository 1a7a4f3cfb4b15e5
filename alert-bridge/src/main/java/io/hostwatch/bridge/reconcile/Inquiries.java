package io.hostwatch.bridge.reconcile;

import io.hostwatch.bridge.alert.Testimony;
import io.hostwatch.bridge.intake.Witness;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the Alertmanagers of a source whenever the intake is in doubt. At any time one round of
 * questions is under way at most; all who come meanwhile share the next. Thread-safe.
 */
final class Inquiries implements Witness {
  private static final Logger log = LoggerFactory.getLogger(Inquiries.class);

  // Two rounds and the commit take less than the ten seconds within which a sender is answered.
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration TWO_ROUNDS = PATIENCE.multipliedBy(2);

  private final Map<String, Rounds> rounds;
  private final Duration settled;

  /** Asks on threads of {@code executor}. */
  Inquiries(Collection<Cluster> clusters, Duration settled, ExecutorService executor) {
    this.rounds =
        clusters.stream()
            .map(cluster -> new Rounds(cluster, executor))
            .collect(Collectors.toMap(each -> each.cluster.source(), Function.identity()));
    this.settled = settled;
  }

  @Override
  public boolean knows(String source) {
    return rounds.containsKey(source);
  }

  @Override
  public Optional<Testimony> ask(String source) {
    Rounds asked = rounds.get(source);
    if (asked == null) {
      return Optional.empty();
    }
    try {
      return testimony(asked.next().get(TWO_ROUNDS.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      log.error("asking the Alertmanagers of {} failed", source, e.getCause());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<Testimony> testimony(Round round) {
    return round.isComplete(settled)
        ? Optional.of(new Testimony(round.standings()))
        : Optional.empty();
  }

  /** The rounds of questions to one source, one after the other. */
  private static final class Rounds {
    private final Cluster cluster;
    private final ExecutorService executor;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    private Optional<CompletableFuture<Round>> waiting = Optional.empty();

    Rounds(Cluster cluster, ExecutorService executor) {
      this.cluster = cluster;
      this.executor = executor;
    }

    /** The first round that begins after this call. */
    synchronized CompletableFuture<Round> next() {
      CompletableFuture<Round> next =
          waiting.orElseGet(() -> last.handleAsync((_, _) -> ask(), executor));
      waiting = Optional.of(next);
      last = next;
      return next;
    }

    private Round ask() {
      synchronized (this) {
        waiting = Optional.empty(); // it begins: who comes from now on needs another
      }
      try {
        return cluster.ask(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while asking " + cluster.source(), e);
      }
    }
  }
}
