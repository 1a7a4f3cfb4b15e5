package io.hostwatch.exporter.scrape;

import static io.hostwatch.exporter.scrape.ScraperHarness.ENOUGH;
import static io.hostwatch.exporter.scrape.ScraperHarness.LONG;
import static io.hostwatch.exporter.scrape.ScraperHarness.PLAIN;
import static io.hostwatch.exporter.scrape.ScraperHarness.SEEN;
import static io.hostwatch.exporter.scrape.ScraperHarness.SHORT;
import static io.hostwatch.exporter.scrape.ScraperHarness.outcome;
import static io.hostwatch.exporter.scrape.ScraperHarness.scrape;
import static io.hostwatch.exporter.scrape.ScraperHarness.valuesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Collectors that hang, for a scrape or for good. */
class ScraperStallTest {
  private final ScraperHarness harness = new ScraperHarness();
  private final ExecutorService threads = harness.threads;
  private final CountDownLatch released = harness.released;
  private Duration moved = Duration.ZERO;

  @AfterEach
  void release() {
    harness.close();
  }

  @Test
  void scrape_collectorHangs_servesTheRestAtTheDeadline() throws Exception {
    Scraper scraper =
        harness.scraper(
            FakeCollector.hanging("stuck", SEEN, released),
            FakeCollector.answering("good", PLAIN, 1));

    Scrape scrape = scrape(scraper, ENOUGH);

    assertThat(outcome(scrape, "stuck")).isInstanceOf(CollectorOutcome.Stalled.class);
    assertThat(valuesOf(scrape, "a")).containsExactly(1.0);
    assertThat(valuesOf(scrape, "stuck_seen")).containsExactly(1.0);
  }

  @Test
  void scrape_collectorStillHangs_isNotWaitedForNorStartedAgain() throws Exception {
    FakeCollector stuck = FakeCollector.hanging("stuck", SEEN, released);
    Scraper scraper = new Scraper(List.of(stuck), List.of(), threads, this::movedClock);
    scrape(scraper, SHORT);
    moved = LONG;

    Scrape second = scrape(scraper, LONG); // would take LONG if it waited

    assertThat(outcome(second, "stuck")).isInstanceOf(CollectorOutcome.Stalled.class);
    assertThat(outcome(second, "stuck").duration().minus(moved)).isLessThan(LONG);
    assertThat(valuesOf(second, "stuck_seen")).isEmpty();
    assertThat(stuck.calls()).isEqualTo(1);
  }

  @Test
  void scrape_othersWereImpatient_isWaitedForAsLongAsThisOneMay() throws Exception {
    FakeCollector slow = FakeCollector.hanging("slow", SEEN, released);
    Scraper scraper = harness.scraper(slow);
    scrape(scraper, SHORT);

    Future<Scrape> patient = threads.submit(() -> scrape(scraper, LONG));
    released.countDown();

    assertThat(outcome(patient.get(), "slow")).isInstanceOf(CollectorOutcome.Succeeded.class);
    assertThat(valuesOf(patient.get(), "stuck_seen")).containsExactly(1.0);
  }

  @Test
  void scrape_hangingCollectorReturned_isStartedAgain() throws Exception {
    FakeCollector stuck = FakeCollector.hanging("stuck", SEEN, released);
    Scraper scraper = harness.scraper(stuck);
    scrape(scraper, SHORT);

    released.countDown();

    await()
        .untilAsserted(
            () ->
                assertThat(outcome(scrape(scraper, LONG), "stuck"))
                    .isInstanceOf(CollectorOutcome.Succeeded.class));
    assertThat(stuck.calls()).isEqualTo(2);
  }

  @Test
  void scrape_hangingCollectorReturnsMeanwhile_isServedWithItsSuccess() throws Exception {
    FakeCollector stuck = FakeCollector.hanging("stuck", SEEN, released);
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch never = new CountDownLatch(1);
    FakeCollector later =
        new FakeCollector(
            "later",
            sink -> {
              if (calls.incrementAndGet() > 1) {
                released.countDown();
                hang(never);
              }
            });
    Scraper scraper = harness.scraper(stuck, later);
    scrape(scraper, SHORT);

    Scrape second = scrape(scraper, ENOUGH); // "later" keeps it until "stuck" is long over

    assertThat(outcome(second, "stuck")).isInstanceOf(CollectorOutcome.Succeeded.class);
    assertThat(valuesOf(second, "stuck_seen")).containsExactly(1.0);
  }

  @Test
  void scrape_manyAtATimeWhileOneHangs_shareItsSingleRun() throws Exception {
    FakeCollector stuck = FakeCollector.hanging("stuck", SEEN, released);
    Scraper scraper = harness.scraper(stuck, FakeCollector.answering("good", PLAIN, 1));

    List<Callable<Scrape>> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(() -> scrape(scraper, ENOUGH));
    }
    List<Future<Scrape>> scrapes = threads.invokeAll(many);

    for (Future<Scrape> scrape : scrapes) {
      assertThat(valuesOf(scrape.get(), "a")).containsExactly(1.0);
    }
    assertThat(stuck.calls()).isEqualTo(1);
  }

  private long movedClock() {
    return System.nanoTime() + moved.toNanos();
  }

  private static void hang(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
