package io.hostwatch.exporter.oshi.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.linux.RecordingSink;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeminfoCollectorTest {
  private static final MachMemory MACH =
      new MachMemory(16_384, 10, 400, 300, 200, 50, 250, 450, 20, 1_000_000, 5_000, 700, 800);

  @Test
  void collect_windows_speaksLinux() throws Exception {
    RecordedHost host = new RecordedHost(Platform.WINDOWS);
    host.memory = new MemoryReading(17_000_000_000L, 9_000_000_000L, 4_000_000L, 5_000_000L, 0, 0);

    assertThat(RecordedHost.lines(new MeminfoCollector(host)))
        .containsExactly(
            "node_memory_Buffers_bytes 0",
            "node_memory_Cached_bytes 0",
            "node_memory_MemAvailable_bytes 9000000000",
            "node_memory_MemFree_bytes 9000000000",
            "node_memory_MemTotal_bytes 17000000000",
            "node_memory_SReclaimable_bytes 0",
            "node_memory_Slab_bytes 0",
            "node_memory_SwapFree_bytes 0",
            "node_memory_SwapTotal_bytes 4000000");
  }

  @Test
  void collect_windowsCommitLimitBelowTheMemory_hasNoSwap() throws Exception {
    RecordedHost host = new RecordedHost(Platform.WINDOWS);
    host.memory = new MemoryReading(100, 50, -4096, 10, 0, 0);

    assertThat(RecordedHost.lines(new MeminfoCollector(host)))
        .contains("node_memory_SwapFree_bytes 0", "node_memory_SwapTotal_bytes 0");
  }

  @Test
  void collect_macOs_speaksBothVocabularies() throws Exception {
    RecordedHost host = new RecordedHost(Platform.MACOS);
    host.memory = new MemoryReading(16_777_216, 5_079_040, 2_000, 500, 0, 0);
    host.machMemory = Optional.of(MACH);

    assertThat(RecordedHost.lines(new MeminfoCollector(host)))
        .contains(
            "node_memory_Cached_bytes 7372800",
            "node_memory_MemAvailable_bytes 5079040",
            "node_memory_MemFree_bytes 163840",
            "node_memory_MemTotal_bytes 16777216",
            "node_memory_SwapFree_bytes 1500",
            "node_memory_active_bytes 6553600",
            "node_memory_compressed_bytes 819200",
            "node_memory_free_bytes 163840",
            "node_memory_inactive_bytes 4915200",
            "node_memory_internal_bytes 4096000",
            "node_memory_purgeable_bytes 327680",
            "node_memory_swap_total_bytes 2000",
            "node_memory_swap_used_bytes 500",
            "node_memory_swapped_in_bytes_total 16384000000",
            "node_memory_swapped_out_bytes_total 81920000",
            "node_memory_total_bytes 16777216",
            "node_memory_wired_bytes 3276800");
  }

  @Test
  void collect_sizeZero_failsWithoutASample() {
    RecordedHost host = new RecordedHost(Platform.WINDOWS);
    RecordingSink sink = new RecordingSink();

    assertThatThrownBy(() -> new MeminfoCollector(host).collect(sink))
        .isInstanceOf(CollectorException.class);
    assertThat(sink.lines()).isEmpty();
  }

  @Test
  void collect_moreAvailableThanThereIs_fails() {
    RecordedHost host = new RecordedHost(Platform.WINDOWS);
    host.memory = new MemoryReading(100, 101, 0, 0, 0, 0);

    assertThatThrownBy(() -> new MeminfoCollector(host).collect(new RecordingSink()))
        .hasMessage("101 of 100 bytes are said to be available");
  }

  @Test
  void vmstat_macOs_hasTheKernelsSwapsNotThePagesOfFiles() throws Exception {
    RecordedHost host = new RecordedHost(Platform.MACOS);
    host.memory = new MemoryReading(100, 50, 0, 0, 1_000_000, 5_000);
    host.machMemory = Optional.of(MACH);

    assertThat(RecordedHost.lines(new VmstatCollector(host, field -> true)))
        .containsExactly("node_vmstat_pswpin 700", "node_vmstat_pswpout 800");
  }

  @Test
  void vmstat_windows_hasThePagesOfFaults() throws Exception {
    RecordedHost host = new RecordedHost(Platform.WINDOWS);
    host.memory = new MemoryReading(100, 50, 0, 0, 12, 13);

    assertThat(RecordedHost.lines(new VmstatCollector(host, field -> field.endsWith("in"))))
        .containsExactly("node_vmstat_pswpin 12");
  }

  @Test
  void vmstat_fallsToZero_fails() throws Exception {
    RecordedHost host = new RecordedHost(Platform.WINDOWS);
    VmstatCollector collector = new VmstatCollector(host, field -> true);
    host.memory = new MemoryReading(100, 50, 0, 0, 12, 13);
    collector.collect(new RecordingSink());
    host.memory = new MemoryReading(100, 50, 0, 0, 0, 0);

    assertThatThrownBy(() -> collector.collect(new RecordingSink()))
        .isInstanceOf(CollectorException.class);
  }
}
