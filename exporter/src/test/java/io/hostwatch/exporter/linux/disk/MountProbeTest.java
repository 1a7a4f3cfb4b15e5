package io.hostwatch.exporter.linux.disk;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hostwatch.exporter.linux.disk.FileSystemStat.Answer;
import io.hostwatch.exporter.linux.disk.FileSystemStat.Refused;
import io.hostwatch.exporter.linux.disk.FileSystemStat.Usage;
import io.hostwatch.exporter.linux.libc.Errno;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MountProbeTest {
  private static final Duration TIMEOUT = Duration.ofMillis(300);
  private static final Answer FINE = new Usage(1, 1, 1, 1, 1);

  private final CountDownLatch serverIsBack = new CountDownLatch(1);
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final MountProbe probe = new MountProbe(this::stat, TIMEOUT);

  @AfterEach
  void tearDown() {
    serverIsBack.countDown();
  }

  @Test
  void ask_severalMounts_answersInTheirOrder() throws InterruptedException {
    List<Answer> answers = probe.ask(List.of("/gone", "/a", "/b"));

    assertThat(answers).containsExactly(new Refused("no such file or directory"), FINE, FINE);
  }

  @Test
  void ask_oneHangs_costsTheTimeoutAndNoOtherAnswer() throws InterruptedException {
    long start = System.nanoTime();

    List<Answer> answers = probe.ask(List.of("/a", "/hang", "/b", "/c"));

    assertThat(answers).containsExactly(FINE, FileSystemStat.TIMED_OUT, FINE, FINE);
    assertThat(elapsed(start)).isBetween(TIMEOUT, TIMEOUT.multipliedBy(5));
  }

  @Test
  void ask_stillHangs_neitherWaitsNorCallsAgain() throws InterruptedException {
    probe.ask(List.of("/hang", "/a"));
    long start = System.nanoTime();

    List<Answer> answers = probe.ask(List.of("/hang", "/a"));

    assertThat(answers).containsExactly(FileSystemStat.TIMED_OUT, FINE);
    assertThat(elapsed(start)).isLessThan(TIMEOUT);
    assertThat(calls.get("/hang")).hasValue(1);
  }

  @Test
  void ask_hungCallReturns_asksAgain() throws InterruptedException {
    probe.ask(List.of("/hang"));
    serverIsBack.countDown();

    await().untilAsserted(() -> assertThat(probe.ask(List.of("/hang"))).containsExactly(FINE));

    assertThat(calls.get("/hang")).hasValueGreaterThan(1);
  }

  @Test
  void ask_manyHang_othersAreAnsweredInTheFirstScrape() throws InterruptedException {
    List<String> paths = new ArrayList<>(IntStream.range(0, 5).mapToObj(i -> "/hang" + i).toList());
    paths.add("/a");

    List<Answer> answers = probe.ask(paths);

    assertThat(answers).endsWith(FINE);
    assertThat(answers).filteredOn(FileSystemStat.TIMED_OUT::equals).hasSize(5);
  }

  @Test
  void ask_moreHangThanThereAreThreads_endsInTime() throws InterruptedException {
    List<String> paths = IntStream.range(0, 200).mapToObj(i -> "/hang" + i).toList();
    long start = System.nanoTime();

    List<Answer> answers = probe.ask(paths);

    assertThat(answers).hasSize(200).containsOnly(FileSystemStat.TIMED_OUT);
    assertThat(elapsed(start)).isLessThan(TIMEOUT.multipliedBy(5));
    assertThat(calls).hasSizeLessThan(100);
  }

  @Test
  void ask_twoScrapesAtOnce_shareOneCall() throws InterruptedException {
    CompletableFuture<List<Answer>> other =
        CompletableFuture.supplyAsync(() -> askUnchecked("/hang"));
    await().until(() -> calls.containsKey("/hang"));

    List<Answer> answers = probe.ask(List.of("/hang"));

    assertThat(answers).isEqualTo(other.join()).containsExactly(FileSystemStat.TIMED_OUT);
    assertThat(calls.get("/hang")).hasValue(1);
  }

  @Test
  void ask_samePathTwice_callsOnce() throws InterruptedException {
    List<Answer> answers = probe.ask(List.of("/a", "/a"));

    assertThat(answers).containsExactly(FINE, FINE);
    assertThat(calls.get("/a")).hasValue(1);
  }

  @Test
  void ask_manyScrapesAtOnce_allAreAnswered() {
    List<String> paths = IntStream.range(0, 50).mapToObj(i -> "/m" + i).toList();
    List<CompletableFuture<List<Answer>>> scrapes =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(() -> askUnchecked(paths.toArray(String[]::new))))
            .toList();

    assertThat(scrapes).allSatisfy(s -> assertThat(s.join()).hasSize(50).containsOnly(FINE));
  }

  private Answer stat(String path) {
    calls.computeIfAbsent(path, p -> new AtomicInteger()).incrementAndGet();
    if (path.startsWith("/hang")) {
      try {
        serverIsBack.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return path.equals("/gone") ? new Refused(Errno.text(2)) : FINE;
  }

  private List<Answer> askUnchecked(String... paths) {
    try {
      return probe.ask(List.of(paths));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Duration elapsed(long start) {
    return Duration.of(System.nanoTime() - start, NANOSECONDS.toChronoUnit());
  }
}
