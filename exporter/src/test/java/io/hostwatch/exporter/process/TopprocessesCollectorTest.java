package io.hostwatch.exporter.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopprocessesCollectorTest {
  private final AtomicLong nanos = new AtomicLong();
  private List<ProcessReading> processes = List.of();
  private final TopprocessesCollector collector =
      new TopprocessesCollector(sink -> processes, 1, nanos::get);

  @Test
  void collect_theMostOfEach_isShownWithAllItsFigures() throws IOException {
    processes = List.of(one(1, "java", 10, 500), one(2, "cat", 1, 1), one(3, "chrome", 2, 900));

    assertThat(collect())
        .containsExactly(
            "hostwatch_process_cpu_seconds_total{command=\"chrome\"} 2",
            "hostwatch_process_cpu_seconds_total{command=\"java\"} 10",
            "hostwatch_process_instances{command=\"chrome\"} 1",
            "hostwatch_process_instances{command=\"java\"} 1",
            "hostwatch_process_resident_memory_bytes{command=\"chrome\"} 900",
            "hostwatch_process_resident_memory_bytes{command=\"java\"} 500");
  }

  @Test
  void collect_processesOfOneName_countTogether() throws IOException {
    processes = List.of(one(1, "java", 10, 500), one(2, "java", 1, 1));

    assertThat(collect())
        .containsExactly(
            "hostwatch_process_cpu_seconds_total{command=\"java\"} 11",
            "hostwatch_process_instances{command=\"java\"} 2",
            "hostwatch_process_resident_memory_bytes{command=\"java\"} 501");
  }

  @Test
  void collect_oneOfSeveralEnds_cpuTimeDoesNotFall() throws IOException {
    processes = List.of(one(1, "java", 10, 500), one(2, "java", 20, 1));
    collect();
    processes = List.of(one(1, "java", 11, 500), one(3, "java", 2, 5));

    assertThat(collect()).contains("hostwatch_process_cpu_seconds_total{command=\"java\"} 33");
  }

  @Test
  void collect_pidReused_countsAnew() throws IOException {
    processes = List.of(new ProcessReading(1, 100, "java", 10, 1));
    collect();
    processes = List.of(new ProcessReading(1, 200, "java", 4, 1));

    assertThat(collect()).contains("hostwatch_process_cpu_seconds_total{command=\"java\"} 14");
  }

  @Test
  void collect_busyOfLate_goesBeforeBusyLongAgo() throws IOException {
    processes = List.of(one(1, "old", 1_000_000, 0), one(2, "new", 1, 0), one(3, "big", 0, 9));
    collect();
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    processes = List.of(one(1, "old", 1_000_000, 0), one(2, "new", 3, 0), one(3, "big", 0, 9));

    assertThat(collect()).anyMatch(line -> line.contains("new")).noneMatch(l -> l.contains("old"));
  }

  @Test
  void collect_thousandsOfCommands_staysWithinTwiceTheCount() throws IOException {
    processes = IntStream.range(0, 5000).mapToObj(i -> one(i, "job" + i, i, 5000 - i)).toList();

    assertThat(collect()).hasSize(2 * 3);
  }

  @Test
  void collect_beforeTheFirstLook_isEmptyAndWell() throws IOException {
    assertThat(collect()).isEmpty();
  }

  private List<String> collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    collector.collect(sink);
    return sink.lines();
  }

  private static ProcessReading one(long pid, String command, double cpu, double memory) {
    return new ProcessReading(pid, 0, command, cpu, memory);
  }
}
