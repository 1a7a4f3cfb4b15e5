package io.hostwatch.exporter.http;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.scrape.FamilySamples;
import io.hostwatch.exporter.scrape.Scraper;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Families as a scrape gives them, made of what a test adds. */
final class SampleFamilies {
  private static final CollectorName NAME = new CollectorName("made_up");

  private SampleFamilies() {}

  /** Without those that the scrape adds of its own. */
  static List<FamilySamples> of(List<Consumer<MetricSink>> adders) {
    Scraper scraper = new Scraper(List.of(collector(adders)), List.of(), Runnable::run, () -> 0L);
    try {
      return scraper.scrape(Set.of(NAME), Duration.ofSeconds(10)).families().stream()
          .filter(family -> !family.family().name().matches("node_scrape_.*|hostwatch_exporter_.*"))
          .toList();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Collector collector(List<Consumer<MetricSink>> adders) {
    return new Collector() {
      @Override
      public CollectorName name() {
        return NAME;
      }

      @Override
      public void collect(MetricSink sink) {
        adders.forEach(adder -> adder.accept(sink));
      }
    };
  }
}
