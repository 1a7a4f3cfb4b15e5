package io.hostwatch.exporter.oshi.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.RecordingSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CpuCollectorTest {
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void collect_windows_countsMillisecondsInEveryMode() throws Exception {
    RecordedHost host = new RecordedHost(Platform.WINDOWS);
    host.cpuTicks = List.of(new CpuTicks(120_500, 0, 60_250, 900_000, 0, 750, 500, 0));

    assertThat(RecordedHost.lines(new CpuCollector(host, nanos::get)))
        .containsExactly(
            "node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} 900",
            "node_cpu_seconds_total{cpu=\"0\",mode=\"iowait\"} 0",
            "node_cpu_seconds_total{cpu=\"0\",mode=\"irq\"} 0.75",
            "node_cpu_seconds_total{cpu=\"0\",mode=\"nice\"} 0",
            "node_cpu_seconds_total{cpu=\"0\",mode=\"softirq\"} 0.5",
            "node_cpu_seconds_total{cpu=\"0\",mode=\"steal\"} 0",
            "node_cpu_seconds_total{cpu=\"0\",mode=\"system\"} 60.25",
            "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} 120.5");
  }

  @Test
  void collect_macOs_countsHundredths() throws Exception {
    RecordedHost host = new RecordedHost(Platform.MACOS);
    host.cpuTicks = List.of(mac(12_050, 90_000), mac(10_000, 92_000));

    assertThat(RecordedHost.lines(new CpuCollector(host, nanos::get)))
        .contains(
            "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} 120.5",
            "node_cpu_seconds_total{cpu=\"1\",mode=\"idle\"} 920");
  }

  @Test
  void collect_aRowOfZeros_servesTheOthersAndFails() {
    RecordedHost host = new RecordedHost(Platform.MACOS);
    host.cpuTicks = List.of(mac(12_050, 90_000), mac(0, 0));
    RecordingSink sink = new RecordingSink();

    assertThatThrownBy(() -> new CpuCollector(host, nanos::get).collect(sink))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("[1]");
    assertThat(sink.lines()).hasSize(8).allMatch(line -> line.contains("cpu=\"0\""));
  }

  @Test
  void collect_afterARowOfZeros_goesOnWhereItWas() throws Exception {
    RecordedHost host = new RecordedHost(Platform.MACOS);
    CpuCollector collector = new CpuCollector(host, nanos::get);
    host.cpuTicks = List.of(mac(12_050, 90_000));
    collector.collect(new RecordingSink());
    host.cpuTicks = List.of(mac(0, 0));
    assertThatThrownBy(() -> collector.collect(new RecordingSink()))
        .isInstanceOf(CollectorException.class);
    host.cpuTicks = List.of(mac(12_049, 90_100));

    assertThat(RecordedHost.lines(collector))
        .contains(
            "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} 120.5",
            "node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} 901");
  }

  @Test
  void collect_idleFallsByThreeSeconds_isANewCpu() throws Exception {
    RecordedHost host = new RecordedHost(Platform.MACOS);
    CpuCollector collector = new CpuCollector(host, nanos::get);
    host.cpuTicks = List.of(mac(12_050, 90_000));
    collector.collect(new RecordingSink());
    host.cpuTicks = List.of(mac(100, 200));

    assertThat(RecordedHost.lines(collector))
        .contains("node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} 1");
  }

  @Test
  void collect_noCpu_fails() {
    CpuCollector collector = new CpuCollector(new RecordedHost(Platform.WINDOWS), nanos::get);

    assertThatThrownBy(() -> collector.collect(new RecordingSink()))
        .isInstanceOf(CollectorException.class);
  }

  @Test
  void collect_ticksFasterThanTime_failsInsteadOfShowingABusyHost() throws Exception {
    RecordedHost host = new RecordedHost(Platform.MACOS);
    CpuCollector collector = new CpuCollector(host, nanos::get);
    host.cpuTicks = List.of(mac(1_000, 90_000));
    collector.collect(new RecordingSink());
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    host.cpuTicks = List.of(mac(2_000, 99_000)); // 10 s in milliseconds

    assertThatThrownBy(() -> collector.collect(new RecordingSink()))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("1000 ticks a second where 100 were expected");
  }

  private static CpuTicks mac(long user, long idle) {
    return new CpuTicks(user, 0, 0, idle, 0, 0, 0, 0);
  }
}
