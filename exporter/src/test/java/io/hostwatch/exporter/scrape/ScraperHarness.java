package io.hostwatch.exporter.scrape;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Scrapers of fake collectors, what they run on, and what their scrapes hold. */
final class ScraperHarness implements AutoCloseable {
  static final Duration LONG = Duration.ofSeconds(20);
  static final Duration SHORT = Duration.ofMillis(30);
  // Long enough for a thread to start and answer on any machine; what hangs costs the test all of
  // it.
  static final Duration ENOUGH = Duration.ofSeconds(2);
  static final Family PLAIN = Family.gauge("a", "A.");
  static final Family LABELLED = Family.gauge("b", "B.", "k");
  static final Family SEEN = Family.gauge("stuck_seen", "Seen before it hung.");

  final ExecutorService threads = Executors.newCachedThreadPool();

  /** Lets collectors go on that hang. */
  final CountDownLatch released = new CountDownLatch(1);

  Scraper scraper(Collector... collectors) {
    return new Scraper(List.of(collectors), List.of(), threads, System::nanoTime);
  }

  static Scrape scrape(Scraper scraper, Duration timeout) throws InterruptedException {
    return scraper.scrape(scraper.enabled(), timeout);
  }

  static CollectorOutcome outcome(Scrape scrape, String name) {
    CollectorOutcome outcome = scrape.outcomes().get(new CollectorName(name));
    if (outcome == null) {
      throw new AssertionError(name + " was not asked");
    }
    return outcome;
  }

  static List<Double> valuesOf(Scrape scrape, String family) {
    return samples(scrape, family).map(Sample.Value::value).toList();
  }

  static double labelled(Scrape scrape, String family, String label) {
    return samples(scrape, family)
        .filter(sample -> sample.labelValues().contains(label))
        .mapToDouble(Sample.Value::value)
        .sum();
  }

  private static Stream<Sample.Value> samples(Scrape scrape, String family) {
    return scrape.families().stream()
        .filter(f -> f.family().name().equals(family))
        .flatMap(f -> f.samples().stream())
        .map(Sample.Value.class::cast);
  }

  @Override
  public void close() {
    released.countDown();
    threads.shutdownNow();
  }
}
