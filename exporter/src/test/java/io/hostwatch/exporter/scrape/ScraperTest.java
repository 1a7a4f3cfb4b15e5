package io.hostwatch.exporter.scrape;

import static io.hostwatch.exporter.scrape.ScraperHarness.LABELLED;
import static io.hostwatch.exporter.scrape.ScraperHarness.LONG;
import static io.hostwatch.exporter.scrape.ScraperHarness.PLAIN;
import static io.hostwatch.exporter.scrape.ScraperHarness.SEEN;
import static io.hostwatch.exporter.scrape.ScraperHarness.outcome;
import static io.hostwatch.exporter.scrape.ScraperHarness.scrape;
import static io.hostwatch.exporter.scrape.ScraperHarness.valuesOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.NoDataException;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a scrape makes of each way in which a collector ends. */
class ScraperTest {
  private final ScraperHarness harness = new ScraperHarness();
  private final ExecutorService threads = harness.threads;

  @AfterEach
  void release() {
    harness.close();
  }

  @Test
  void scrape_collectorFails_keepsItsEarlierSamplesAndEveryOthers() throws Exception {
    Scraper scraper =
        harness.scraper(
            new FakeCollector(
                "bad",
                sink -> {
                  sink.add(LABELLED, 1, "before");
                  throw new CollectorException("/proc/x: nonsense");
                }),
            FakeCollector.answering("good", PLAIN, 1));

    Scrape scrape = scrape(scraper, LONG);

    assertThat(valuesOf(scrape, "a")).containsExactly(1.0);
    assertThat(valuesOf(scrape, "b")).containsExactly(1.0);
    assertThat(outcome(scrape, "bad")).isInstanceOf(CollectorOutcome.Failed.class);
    assertThat(valuesOf(scrape, "node_scrape_collector_success")).containsExactly(0.0, 1.0);
  }

  @Test
  void scrape_collectorThrowsAnError_failsThatCollectorOnly() throws Exception {
    Scraper scraper =
        harness.scraper(
            new FakeCollector(
                "bad",
                sink -> {
                  throw new NoSuchMethodError("statvfs");
                }));

    Scrape scrape = scrape(scraper, LONG);

    assertThat(outcome(scrape, "bad")).isInstanceOf(CollectorOutcome.Failed.class);
  }

  @Test
  void scrape_hostHasNoSuchThing_isAbsentWithSuccessZero() throws Exception {
    Scraper scraper =
        harness.scraper(
            new FakeCollector(
                "none",
                sink -> {
                  throw new NoDataException("no pressure files");
                }));

    Scrape scrape = scrape(scraper, LONG);

    assertThat(outcome(scrape, "none")).isInstanceOf(CollectorOutcome.Absent.class);
    assertThat(valuesOf(scrape, "node_scrape_collector_success")).containsExactly(0.0);
  }

  @Test
  void scrape_selection_asksOnlyThose() throws Exception {
    FakeCollector other = FakeCollector.answering("other", PLAIN, 1);
    Scraper scraper = harness.scraper(other, FakeCollector.answering("chosen", SEEN, 2));

    Scrape scrape = scraper.scrape(Set.of(new CollectorName("chosen")), LONG);

    assertThat(other.calls()).isZero();
    assertThat(scrape.outcomes()).containsOnlyKeys(new CollectorName("chosen"));
  }

  @Test
  void scrape_noThreadToBeHad_failsTheCollector() throws Exception {
    threads.shutdown();

    Scrape scrape = scrape(harness.scraper(FakeCollector.answering("any", PLAIN, 1)), LONG);

    assertThat(outcome(scrape, "any")).isInstanceOf(CollectorOutcome.Failed.class);
  }
}
