package io.hostwatch.exporter.scrape;

import static io.hostwatch.exporter.scrape.ScraperHarness.LABELLED;
import static io.hostwatch.exporter.scrape.ScraperHarness.LONG;
import static io.hostwatch.exporter.scrape.ScraperHarness.PLAIN;
import static io.hostwatch.exporter.scrape.ScraperHarness.labelled;
import static io.hostwatch.exporter.scrape.ScraperHarness.scrape;
import static io.hostwatch.exporter.scrape.ScraperHarness.valuesOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.Family;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a scrape makes one text of the samples of many collectors. */
class ScraperMergeTest {
  private final ScraperHarness harness = new ScraperHarness();

  @AfterEach
  void release() {
    harness.close();
  }

  @Test
  void scrape_collectorsAnswer_mergesThemSortedByName() throws Exception {
    Scraper scraper =
        harness.scraper(
            new FakeCollector("two", sink -> sink.add(LABELLED, 2, "x")),
            FakeCollector.answering("one", PLAIN, 1));

    Scrape scrape = scrape(scraper, LONG);

    assertThat(scrape.families())
        .extracting(f -> f.family().name())
        .isSorted()
        .contains("a", "b", "node_scrape_collector_success");
    assertThat(valuesOf(scrape, "node_scrape_collector_success")).containsExactly(1.0, 1.0);
  }

  @Test
  void scrape_twoTypesForOneName_leavesTheLaterOutAndCountsIt() throws Exception {
    Scraper scraper =
        harness.scraper(
            FakeCollector.answering("first", PLAIN, 1),
            FakeCollector.answering("second", Family.untyped("a", "Other."), 2));

    scrape(scraper, LONG);
    Scrape second = scrape(scraper, LONG);

    assertThat(valuesOf(second, "a")).containsExactly(1.0);
    assertThat(labelled(second, "hostwatch_exporter_samples_left_out_total", "type_conflict"))
        .isEqualTo(1.0);
  }

  @Test
  void scrape_sameLabelsTwice_servesTheFirst() throws Exception {
    Family wider = Family.gauge("b", "B.", "k", "empty");
    Scraper scraper =
        harness.scraper(
            new FakeCollector("first", sink -> sink.add(LABELLED, 1, "x")),
            new FakeCollector(
                "second",
                sink -> {
                  sink.add(wider, 2, "x", "");
                  sink.add(wider, 3, "x", "y");
                }));

    Scrape scrape = scrape(scraper, LONG);

    assertThat(valuesOf(scrape, "b")).containsExactly(1.0, 3.0);
  }

  @Test
  void scrape_aCollectorSpeaksInTheExportersName_isNotHeard() throws Exception {
    Family success = Family.gauge("node_scrape_collector_success", "Spoof.", "collector");
    Scraper scraper =
        harness.scraper(
            new FakeCollector(
                "spoof",
                sink -> {
                  sink.add(success, 1, "spoof");
                  throw new CollectorException("failed");
                }));

    Scrape scrape = scrape(scraper, LONG);

    assertThat(valuesOf(scrape, "node_scrape_collector_success")).containsExactly(0.0);
  }
}
