package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Puts what collectors found beside what the exporter tells about itself. The plan is made anew
 * only when some collector added other series than the time before. Thread-safe.
 */
final class Merger {
  private static final int MOST_SELECTIONS = 8;

  private final List<Lane> own;
  private final OutcomeLog log;
  private final LeftOut leftOut = new LeftOut();
  private final Map<Set<CollectorName>, Memory> memories = new LinkedHashMap<>();
  private Set<CollectorName> lastSelection = Set.of();
  private Memory last = new Memory();

  /** What is remembered for one selection of collectors. */
  private static final class Memory {
    private Layout outcomes = Layout.EMPTY;
    private Plan plan = Plan.of(List.of());
  }

  Merger(List<Collector> own, LongSupplier nanoClock, OutcomeLog log) {
    this.own = own.stream().map(collector -> new Lane(collector, nanoClock)).toList();
    this.log = log;
  }

  // The exporter's word about itself goes first, so that no text file can speak in its name. One
  // merge at a time bounds the memory that many scrapes at once can take.
  synchronized Scrape merge(
      Set<CollectorName> selection,
      Map<CollectorName, CollectorOutcome> outcomes,
      List<Reading> found) {
    Memory memory = memory(selection);
    SampleBuffer buffer = new SampleBuffer(memory.outcomes);
    ScrapeFamilies.outcomes(buffer, outcomes);
    leftOut.addTo(buffer);
    Reading aboutThem = buffer.reading();
    memory.outcomes = aboutThem.layout();
    List<Reading> readings = new ArrayList<>();
    readings.add(aboutThem);
    own.forEach(lane -> readings.add(readOwn(lane)));
    readings.addAll(found);
    if (!memory.plan.isFor(readings)) {
      memory.plan = Plan.of(readings.stream().map(Reading::layout).toList());
    }
    memory.plan.conflicts().forEach(this::count);
    return new Scrape(memory.plan.families(readings), outcomes);
  }

  private Memory memory(Set<CollectorName> selection) {
    if (!selection.equals(lastSelection)) {
      last = find(selection);
      lastSelection = selection;
    }
    return last;
  }

  private Memory find(Set<CollectorName> selection) {
    if (memories.size() >= MOST_SELECTIONS && !memories.containsKey(selection)) {
      memories.clear();
    }
    return memories.computeIfAbsent(Set.copyOf(selection), unseen -> new Memory());
  }

  private static Reading readOwn(Lane lane) {
    Run run = lane.join();
    run.runOnce();
    Reading reading = run.reading();
    lane.remember(reading.layout());
    return reading;
  }

  private void count(Plan.Conflict conflict) {
    leftOut.count(conflict);
    log.leftOut(conflict);
  }
}
