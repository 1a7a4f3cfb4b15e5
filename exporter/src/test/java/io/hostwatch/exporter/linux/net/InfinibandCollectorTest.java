package io.hostwatch.exporter.linux.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfinibandCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  private static final String MLX4 = "sys/class/infiniband/mlx4_0/";
  private static final String MLX5 = "sys/class/infiniband/mlx5_0/";

  @Test
  void collect_port_tellsStateRateAndCounts() throws IOException {
    host.with(MLX4 + "fw_ver", "2.31.5050\n")
        .with(MLX4 + "board_id", "SM_1141000001000\n")
        .with(MLX4 + "ports/1/state", "4: ACTIVE\n")
        .with(MLX4 + "ports/1/phys_state", "5: LinkUp\n")
        .with(MLX4 + "ports/1/rate", "2.5 Gb/sec (1X SDR)\n")
        .with(MLX4 + "ports/1/counters/port_rcv_data", "1000\n")
        .with(MLX4 + "ports/1/counters/VL15_dropped", "3\n")
        .with(MLX4 + "ports/1/counters_ext/port_xmit_data_64", "5\n")
        .with(MLX4 + "ports/1/hw_counters/duplicate_request", "6\n");

    assertThat(collect())
        .containsExactly(
            "node_infiniband_info{device=\"mlx4_0\",board_id=\"SM_1141000001000\","
                + "firmware_version=\"2.31.5050\",hca_type=\"\"} 1",
            "node_infiniband_legacy_data_transmitted_bytes_total"
                + "{device=\"mlx4_0\",port=\"1\"} 20",
            "node_infiniband_physical_state_id{device=\"mlx4_0\",port=\"1\"} 5",
            "node_infiniband_port_data_received_bytes_total{device=\"mlx4_0\",port=\"1\"} 4000",
            "node_infiniband_rate_bytes_per_second{device=\"mlx4_0\",port=\"1\"} 312500000",
            "node_infiniband_state_id{device=\"mlx4_0\",port=\"1\"} 4",
            "node_infiniband_vl15_dropped_total{device=\"mlx4_0\",port=\"1\"} 3");
  }

  @Test
  void collect_hardwareCounters_areThoseOfDriversThatNameThemSo() throws IOException {
    host.with(MLX5 + "ports/1/hw_counters/lifespan", "102\n")
        .with(MLX5 + "ports/1/hw_counters/out_of_buffer", "7\n");

    assertThat(collect())
        .contains(
            "node_infiniband_lifespan_seconds{device=\"mlx5_0\",port=\"1\"} 0.102",
            "node_infiniband_out_of_buffer_drops_total{device=\"mlx5_0\",port=\"1\"} 7");
  }

  @Test
  void collect_filesWithoutValue_areAbsent() throws IOException {
    host.with(MLX4 + "ports/1/state", "ACTIVE\n")
        .with(MLX4 + "ports/1/rate", "fast (4X)\n")
        .with(MLX4 + "ports/1/counters/symbol_error", "N/A (no PMA)\n");

    assertThat(collect()).hasSize(1);
  }

  @Test
  void collect_severalDevicesAndPorts_areToldApart() throws IOException {
    host.with(MLX4 + "ports/1/state", "1: DOWN\n")
        .with(MLX4 + "ports/2/state", "4: ACTIVE\n")
        .with(MLX5 + "ports/1/state", "2: INIT\n");

    assertThat(collect())
        .contains(
            "node_infiniband_state_id{device=\"mlx4_0\",port=\"1\"} 1",
            "node_infiniband_state_id{device=\"mlx4_0\",port=\"2\"} 4",
            "node_infiniband_state_id{device=\"mlx5_0\",port=\"1\"} 2");
  }

  @Test
  void collect_noSuchClass_isNoData() {
    assertThatThrownBy(this::collect).isInstanceOf(NoDataException.class);
  }

  private List<String> collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new InfinibandCollector(host.paths()).collect(sink);
    return sink.lines();
  }
}
