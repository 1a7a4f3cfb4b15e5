package io.hostwatch.exporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.Distribution;
import io.hostwatch.exporter.collector.Distribution.Part;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameCollisionTest {
  private static final Distribution SPREAD =
      new Distribution(List.of(new Part("+Inf", 3)), 21.5, 3);

  @ParameterizedTest
  @CsvSource({"x_bucket", "x_sum", "x_count"})
  void scrape_familyNamedLikeAPartOfAHistogram_isLeftOutIfItComesLater(String part)
      throws Exception {
    Scrape scrape = scrape(spread(MetricType.HISTOGRAM), plain(part));

    assertThat(families(scrape)).contains("x").doesNotContain(part);
  }

  @Test
  void scrape_histogramWithAPartThatIsThereAlready_isLeftOut() throws Exception {
    Scrape scrape = scrape(plain("x_count"), spread(MetricType.HISTOGRAM));

    assertThat(families(scrape)).contains("x_count").doesNotContain("x");
  }

  @Test
  void scrape_bothFromOneCollector_keepsTheHistogram() throws Exception {
    Scrape scrape =
        scrape(
            new FakeCollector(
                "both",
                sink -> {
                  sink.add(Family.gauge("x_sum", "Plain."), 1);
                  sink.addDistribution(
                      new Family("x", "Spread.", MetricType.HISTOGRAM, List.of()), SPREAD);
                }));

    assertThat(families(scrape)).contains("x").doesNotContain("x_sum");
  }

  @Test
  void scrape_bucketBesideASummary_isServed() throws Exception {
    Scrape scrape = scrape(spread(MetricType.SUMMARY), plain("x_bucket"), plain("x_sum"));

    assertThat(families(scrape)).contains("x", "x_bucket").doesNotContain("x_sum");
  }

  @Test
  void scrape_histogramThatIsLeftOut_leavesNothingElseOut() throws Exception {
    Scrape scrape = scrape(plain("x_sum"), spread(MetricType.HISTOGRAM), plain("x_count"));

    assertThat(families(scrape)).contains("x_sum", "x_count").doesNotContain("x");
  }

  @Test
  void scrape_collision_isCountedOnTheNextScrape() throws Exception {
    Scraper scraper = scraper(spread(MetricType.SUMMARY), plain("x_sum"));
    scrape(scraper);

    Scrape second = scrape(scraper);

    assertThat(second.families())
        .filteredOn(family -> family.family().name().endsWith("samples_left_out_total"))
        .flatExtracting(FamilySamples::samples)
        .filteredOn(sample -> sample.labelValues().contains("name_collision"))
        .extracting(sample -> ((Sample.Value) sample).value())
        .containsExactly(1.0);
  }

  private static FakeCollector spread(MetricType type) {
    Family family = new Family("x", "Spread.", type, List.of());
    return new FakeCollector("spread", sink -> sink.addDistribution(family, SPREAD));
  }

  private static FakeCollector plain(String name) {
    return FakeCollector.answering(name, Family.gauge(name, "Plain."), 1);
  }

  private static Scraper scraper(FakeCollector... collectors) {
    return new Scraper(List.of(collectors), List.of(), Runnable::run, System::nanoTime);
  }

  private static Scrape scrape(FakeCollector... collectors) throws InterruptedException {
    return scrape(scraper(collectors));
  }

  private static Scrape scrape(Scraper scraper) throws InterruptedException {
    return scraper.scrape(scraper.enabled(), Duration.ofMinutes(1));
  }

  private static List<String> families(Scrape scrape) {
    return scrape.families().stream().map(family -> family.family().name()).toList();
  }
}
