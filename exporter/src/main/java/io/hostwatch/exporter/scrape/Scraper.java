package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Runs the enabled collectors side by side under one deadline.
 *
 * <p>A collector can fail, stall or lie only for itself: every other series is served. A stalled
 * one costs one scrape its wait; later scrapes report it at once and do not start it again until it
 * returns. Scrapes that overlap share the runs in progress. Thread-safe.
 */
public final class Scraper {
  private final List<Lane> lanes;
  private final List<Collector> own;
  private final LongSupplier nanoClock;
  private final OutcomeLog log = new OutcomeLog();
  private final LeftOut leftOut = new LeftOut();

  /**
   * @param collectors enabled ones; where two report the same series the earlier one wins
   * @param own what the exporter tells about itself: read on the calling thread in every scrape,
   *     whatever was selected, so these must not block
   * @param executor must give every run a thread of its own at once
   */
  public Scraper(
      List<Collector> collectors, List<Collector> own, Executor executor, LongSupplier nanoClock) {
    this.lanes = collectors.stream().map(c -> new Lane(c, executor, nanoClock)).toList();
    this.own = List.copyOf(own);
    this.nanoClock = nanoClock;
  }

  /** The names of the enabled collectors. */
  public Set<CollectorName> enabled() {
    return lanes.stream().map(Lane::name).collect(Collectors.toUnmodifiableSet());
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
    List<Lane> asked = lanes.stream().filter(lane -> selected.contains(lane.name())).toList();
    List<Run> runs = asked.stream().map(Lane::join).toList();
    Map<CollectorName, CollectorOutcome> outcomes = new TreeMap<>();
    List<FamilySamples> found = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      outcomes.put(asked.get(i).name(), settle(runs.get(i), deadline, found));
    }
    outcomes.forEach(log::outcome);
    return new Scrape(merge(outcomes, found), outcomes);
  }

  private static CollectorOutcome settle(Run run, long deadline, List<FamilySamples> found)
      throws InterruptedException {
    if (run.isGivenUp()) {
      return run.stalled();
    }
    CollectorOutcome outcome = run.await(deadline);
    found.addAll(run.samples());
    return outcome;
  }

  // The exporter's word about itself goes first, so that no text file can speak in its name. One
  // merge at a time bounds the memory that many scrapes at once can take.
  private synchronized List<FamilySamples> merge(
      Map<CollectorName, CollectorOutcome> outcomes, List<FamilySamples> found) {
    SampleBuffer buffer = new SampleBuffer();
    ScrapeFamilies.outcomes(buffer, outcomes);
    leftOut.addTo(buffer);
    FamilyMerge merge = new FamilyMerge();
    buffer.copy().forEach(merge::add);
    own.forEach(collector -> readOwn(collector).forEach(merge::add));
    found.forEach(merge::add);
    List<FamilySamples> families = merge.merged();
    merge.conflicts().forEach(this::count);
    return families;
  }

  private List<FamilySamples> readOwn(Collector collector) {
    Run run = new Run(collector, nanoClock);
    run.run();
    return run.samples();
  }

  private void count(FamilyMerge.Conflict conflict) {
    leftOut.count(conflict);
    log.leftOut(conflict);
  }
}
