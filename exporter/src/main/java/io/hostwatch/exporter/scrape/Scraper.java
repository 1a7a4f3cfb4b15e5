package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the enabled collectors under one deadline.
 *
 * <p>A collector can fail, stall or lie only for itself: every other series is served. A stalled
 * one costs one scrape its wait; later scrapes report it at once and do not start it again until it
 * returns. Scrapes that overlap share the runs in progress. Thread-safe.
 */
public final class Scraper {
  /** After which a run counts as slow, and another thread goes on with the rest. */
  private static final long PATIENCE_NANOS = Duration.ofMillis(20).toNanos();

  private final List<Lane> lanes;
  private final Set<CollectorName> enabled;
  private final Executor executor;
  private final LongSupplier nanoClock;
  private final OutcomeLog log = new OutcomeLog();
  private final Merger merger;

  /**
   * @param collectors enabled ones; where two report the same series the earlier one wins
   * @param own what the exporter tells about itself: read on the calling thread in every scrape,
   *     whatever was selected, so these must not block
   * @param executor must give each task a thread at once
   */
  public Scraper(
      List<Collector> collectors, List<Collector> own, Executor executor, LongSupplier nanoClock) {
    this.lanes = collectors.stream().map(c -> new Lane(c, nanoClock)).toList();
    this.enabled = lanes.stream().map(Lane::name).collect(Collectors.toUnmodifiableSet());
    this.executor = executor;
    this.nanoClock = nanoClock;
    this.merger = new Merger(own, nanoClock, log);
  }

  /** The names of the enabled collectors. */
  public Set<CollectorName> enabled() {
    return enabled;
  }

  /**
   * Reads the host now.
   *
   * @param selected the enabled collectors to ask
   * @param timeout after which whoever has not answered is left behind
   * @throws InterruptedException if the caller is to stop waiting
   */
  public Scrape scrape(Set<CollectorName> selected, Duration timeout) throws InterruptedException {
    long deadline = nanoClock.getAsLong() + timeout.toNanos();
    boolean all = enabled.equals(selected);
    Map<Lane, Run> asked = new LinkedHashMap<>();
    List<Run> awaited = new ArrayList<>();
    for (Lane lane : lanes) {
      if (all || selected.contains(lane.name())) {
        Run run = lane.join();
        asked.put(lane, run);
        if (!run.hasTaken(timeout)) {
          awaited.add(run);
        }
      }
    }
    await(awaited, deadline);
    return merged(selected, asked, awaited);
  }

  private Scrape merged(Set<CollectorName> selected, Map<Lane, Run> asked, List<Run> awaited) {
    Map<CollectorName, CollectorOutcome> outcomes = new LinkedHashMap<>();
    List<Reading> found = new ArrayList<>();
    Iterator<Run> next = awaited.iterator();
    @Nullable Run expected = next.hasNext() ? next.next() : null;
    for (Map.Entry<Lane, Run> entry : asked.entrySet()) {
      Run run = entry.getValue();
      CollectorOutcome outcome = run.outcome();
      outcomes.put(entry.getKey().name(), outcome);
      log.outcome(entry.getKey().name(), outcome);
      if (run == expected) {
        expected = next.hasNext() ? next.next() : null;
        found.add(settle(entry.getKey(), run));
      } else if (!(outcome instanceof CollectorOutcome.Stalled)) {
        found.add(settle(entry.getKey(), run)); // returned while others were waited for
      }
    }
    return merger.merge(selected, outcomes, found);
  }

  // The last one first: when it is over the others mostly are, and nobody had to be woken for each.
  private void await(List<Run> runs, long deadline) throws InterruptedException {
    Shift shift = new Shift(runs, executor);
    shift.send();
    for (Run run : runs.reversed()) {
      while (!run.awaitEnd(Math.min(deadline, nanoClock.getAsLong() + PATIENCE_NANOS))) {
        if (nanoClock.getAsLong() >= deadline) {
          break;
        }
        shift.send();
      }
    }
  }

  private static Reading settle(Lane lane, Run run) {
    Reading reading = run.reading();
    if (run.isOver()) {
      lane.remember(reading.layout());
    }
    return reading;
  }
}
