package io.hostwatch.exporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.NoDataException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScraperTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(30);
  // Long enough for a thread to start and answer on any machine; what hangs costs the test all of
  // it.
  private static final Duration ENOUGH = Duration.ofSeconds(2);
  private static final Family A = Family.gauge("a", "A.");
  private static final Family B = Family.gauge("b", "B.", "k");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch released = new CountDownLatch(1);
  private Duration moved = Duration.ZERO;

  @AfterEach
  void release() {
    released.countDown();
    threads.shutdownNow();
  }

  @Test
  void scrape_collectorsAnswer_mergesThemSortedByName() throws Exception {
    Scraper scraper =
        scraper(
            new FakeCollector("two", sink -> sink.add(B, 2, "x")),
            FakeCollector.answering("one", A, 1));

    Scrape scrape = scrape(scraper, LONG);

    assertThat(scrape.families())
        .extracting(f -> f.family().name())
        .isSorted()
        .contains("a", "b", "node_scrape_collector_success");
    assertThat(values(scrape, "node_scrape_collector_success")).containsExactly(1.0, 1.0);
  }

  @Test
  void scrape_collectorFails_keepsItsEarlierSamplesAndEveryOthers() throws Exception {
    Scraper scraper =
        scraper(
            new FakeCollector(
                "bad",
                sink -> {
                  sink.add(B, 1, "before");
                  throw new CollectorException("/proc/x: nonsense");
                }),
            FakeCollector.answering("good", A, 1));

    Scrape scrape = scrape(scraper, LONG);

    assertThat(values(scrape, "a")).containsExactly(1.0);
    assertThat(values(scrape, "b")).containsExactly(1.0);
    assertThat(outcome(scrape, "bad")).isInstanceOf(CollectorOutcome.Failed.class);
    assertThat(values(scrape, "node_scrape_collector_success")).containsExactly(0.0, 1.0);
  }

  @Test
  void scrape_collectorThrowsAnError_failsThatCollectorOnly() throws Exception {
    Scraper scraper =
        scraper(
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
        scraper(
            new FakeCollector(
                "none",
                sink -> {
                  throw new NoDataException("no pressure files");
                }));

    Scrape scrape = scrape(scraper, LONG);

    assertThat(outcome(scrape, "none")).isInstanceOf(CollectorOutcome.Absent.class);
    assertThat(values(scrape, "node_scrape_collector_success")).containsExactly(0.0);
  }

  @Test
  void scrape_collectorHangs_servesTheRestAtTheDeadline() throws Exception {
    Scraper scraper =
        scraper(
            FakeCollector.hanging("stuck", B_PLAIN, released),
            FakeCollector.answering("good", A, 1));

    Scrape scrape = scrape(scraper, ENOUGH);

    assertThat(outcome(scrape, "stuck")).isInstanceOf(CollectorOutcome.Stalled.class);
    assertThat(values(scrape, "a")).containsExactly(1.0);
    assertThat(values(scrape, "stuck_seen")).containsExactly(1.0);
  }

  @Test
  void scrape_collectorStillHangs_isNotWaitedForNorStartedAgain() throws Exception {
    FakeCollector stuck = FakeCollector.hanging("stuck", B_PLAIN, released);
    Scraper scraper = new Scraper(List.of(stuck), List.of(), threads, this::movedClock);
    scrape(scraper, SHORT);
    moved = LONG;

    Scrape second = scrape(scraper, LONG); // would take LONG if it waited

    assertThat(outcome(second, "stuck")).isInstanceOf(CollectorOutcome.Stalled.class);
    assertThat(outcome(second, "stuck").duration().minus(moved)).isLessThan(LONG);
    assertThat(values(second, "stuck_seen")).isEmpty();
    assertThat(stuck.calls()).isEqualTo(1);
  }

  @Test
  void scrape_othersWereImpatient_isWaitedForAsLongAsThisOneMay() throws Exception {
    FakeCollector slow = FakeCollector.hanging("slow", B_PLAIN, released);
    Scraper scraper = scraper(slow);
    scrape(scraper, SHORT);

    Future<Scrape> patient = threads.submit(() -> scrape(scraper, LONG));
    released.countDown();

    assertThat(outcome(patient.get(), "slow")).isInstanceOf(CollectorOutcome.Succeeded.class);
    assertThat(values(patient.get(), "stuck_seen")).containsExactly(1.0);
  }

  @Test
  void scrape_hangingCollectorReturned_isStartedAgain() throws Exception {
    FakeCollector stuck = FakeCollector.hanging("stuck", B_PLAIN, released);
    Scraper scraper = scraper(stuck);
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
    FakeCollector stuck = FakeCollector.hanging("stuck", B_PLAIN, released);
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
    Scraper scraper = scraper(stuck, later);
    scrape(scraper, SHORT);

    Scrape second = scrape(scraper, ENOUGH); // "later" keeps it until "stuck" is long over

    assertThat(outcome(second, "stuck")).isInstanceOf(CollectorOutcome.Succeeded.class);
    assertThat(values(second, "stuck_seen")).containsExactly(1.0);
  }

  @Test
  void scrape_manyAtATimeWhileOneHangs_shareItsSingleRun() throws Exception {
    FakeCollector stuck = FakeCollector.hanging("stuck", B_PLAIN, released);
    Scraper scraper = scraper(stuck, FakeCollector.answering("good", A, 1));

    List<Callable<Scrape>> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(() -> scrape(scraper, ENOUGH));
    }
    List<Future<Scrape>> scrapes = threads.invokeAll(many);

    for (Future<Scrape> scrape : scrapes) {
      assertThat(values(scrape.get(), "a")).containsExactly(1.0);
    }
    assertThat(stuck.calls()).isEqualTo(1);
  }

  @Test
  void scrape_selection_asksOnlyThose() throws Exception {
    FakeCollector other = FakeCollector.answering("other", A, 1);
    Scraper scraper = scraper(other, FakeCollector.answering("chosen", B_PLAIN, 2));

    Scrape scrape = scraper.scrape(Set.of(new CollectorName("chosen")), LONG);

    assertThat(other.calls()).isZero();
    assertThat(scrape.outcomes()).containsOnlyKeys(new CollectorName("chosen"));
  }

  @Test
  void scrape_twoTypesForOneName_leavesTheLaterOutAndCountsIt() throws Exception {
    Scraper scraper =
        scraper(
            FakeCollector.answering("first", A, 1),
            FakeCollector.answering("second", Family.untyped("a", "Other."), 2));

    scrape(scraper, LONG);
    Scrape second = scrape(scraper, LONG);

    assertThat(values(second, "a")).containsExactly(1.0);
    assertThat(labelled(second, "hostwatch_exporter_samples_left_out_total", "type_conflict"))
        .isEqualTo(1.0);
  }

  @Test
  void scrape_sameLabelsTwice_servesTheFirst() throws Exception {
    Family wider = Family.gauge("b", "B.", "k", "empty");
    Scraper scraper =
        scraper(
            new FakeCollector("first", sink -> sink.add(B, 1, "x")),
            new FakeCollector(
                "second",
                sink -> {
                  sink.add(wider, 2, "x", "");
                  sink.add(wider, 3, "x", "y");
                }));

    Scrape scrape = scrape(scraper, LONG);

    assertThat(values(scrape, "b")).containsExactly(1.0, 3.0);
  }

  @Test
  void scrape_aCollectorSpeaksInTheExportersName_isNotHeard() throws Exception {
    Family success = Family.gauge("node_scrape_collector_success", "Spoof.", "collector");
    Scraper scraper =
        scraper(
            new FakeCollector(
                "spoof",
                sink -> {
                  sink.add(success, 1, "spoof");
                  throw new CollectorException("failed");
                }));

    Scrape scrape = scrape(scraper, LONG);

    assertThat(values(scrape, "node_scrape_collector_success")).containsExactly(0.0);
  }

  @Test
  void scrape_noThreadToBeHad_failsTheCollector() throws Exception {
    threads.shutdown();

    Scrape scrape = scrape(scraper(FakeCollector.answering("any", A, 1)), LONG);

    assertThat(outcome(scrape, "any")).isInstanceOf(CollectorOutcome.Failed.class);
  }

  private static final Family B_PLAIN = Family.gauge("stuck_seen", "Seen before it hung.");

  private Scraper scraper(Collector... collectors) {
    return new Scraper(List.of(collectors), List.of(), threads, System::nanoTime);
  }

  private long movedClock() {
    return System.nanoTime() + moved.toNanos();
  }

  private static Scrape scrape(Scraper scraper, Duration timeout) throws InterruptedException {
    return scraper.scrape(scraper.enabled(), timeout);
  }

  private static CollectorOutcome outcome(Scrape scrape, String name) {
    CollectorOutcome outcome = scrape.outcomes().get(new CollectorName(name));
    if (outcome == null) {
      throw new AssertionError(name + " was not asked");
    }
    return outcome;
  }

  private static List<Double> values(Scrape scrape, String family) {
    return samples(scrape, family).map(Sample.Value::value).toList();
  }

  private static double labelled(Scrape scrape, String family, String label) {
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

  private static void hang(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
