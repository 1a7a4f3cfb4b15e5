package io.hostwatch.exporter.self;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.libc.PageSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessCollectorTest {
  @TempDir Path self;

  private final Map<String, Double> values = new HashMap<>();
  private final MetricSink sink = (family, value, labels) -> put(family, value);

  @Test
  void collect_ofLinux_readsProc() throws IOException {
    Files.writeString(
        self.resolve("stat"),
        "7 (a ) b) S 1 2 3 4 5 6 7 8 9 10 250 150 0 0 20 0 30 0 100 2000000 300\n");
    Files.writeString(
        self.resolve("limits"),
        """
        Limit                     Soft Limit           Hard Limit           Units
        Max open files            1024                 524288               files
        Max address space         unlimited            unlimited            bytes
        """);
    Files.createDirectories(self.resolve("net"));
    Files.writeString(
        self.resolve("net/netstat"),
        """
        TcpExt: SyncookiesSent InOctets
        TcpExt: 1 2
        IpExt: InNoRoutes InOctets OutOctets
        IpExt: 3 4000 5000
        """);
    Files.createDirectories(self.resolve("fd/0"));
    Files.createDirectories(self.resolve("fd/1"));

    new ProcessCollector(self).collect(sink);

    assertThat(values)
        .containsEntry("process_cpu_seconds_total", 4.0)
        .containsEntry("process_virtual_memory_bytes", 2_000_000.0)
        .containsEntry("process_resident_memory_bytes", 300.0 * PageSize.ofThisHost())
        .containsEntry("process_open_fds", 2.0)
        .containsEntry("process_network_receive_bytes_total", 4000.0)
        .containsEntry("process_network_transmit_bytes_total", 5000.0)
        .containsEntry("process_max_fds", 1024.0)
        .containsEntry("process_virtual_memory_max_bytes", 1.8446744073709552e19)
        .containsKey("process_start_time_seconds");
  }

  @Test
  void collect_elsewhere_tellsTimeOnly() throws IOException {
    new ProcessCollector(self.resolve("none")).collect(sink);

    assertThat(values).containsOnlyKeys("process_start_time_seconds", "process_cpu_seconds_total");
  }

  private void put(Family family, double value) {
    values.put(family.name(), value);
  }
}
