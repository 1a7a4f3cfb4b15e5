package io.hostwatch.exporter.linux.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.NameFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EthtoolCollectorTest {
  @TempDir private Path root;
  private HostTree host;
  private final FakeEthtool eth0 = new FakeEthtool("eth0");

  @BeforeEach
  void setUp() {
    host = new HostTree(root).with("sys/class/net/eth0/mtu", "1500\n");
  }

  @Test
  void collect_driver_isToldWithItsDevice() throws CollectorException {
    eth0.driver = new Ethtool.Driver("e1000e", "5.11", "0.5-4", "0000:00:1f.6", "", 0);

    assertThat(collect(".*"))
        .containsExactly(
            "node_ethtool_info{bus_info=\"0000:00:1f.6\",device=\"eth0\",driver=\"e1000e\","
                + "expansion_rom_version=\"\",firmware_version=\"0.5-4\",version=\"5.11\"} 1");
  }

  @Test
  void collect_statistics_areNamedForPrometheus() throws CollectorException {
    eth0.statistics.put("rx_bytes", 5L);
    eth0.statistics.put("tx_tx_timeouts", 1L);
    eth0.statistics.put("[2]: RX Queue-drops", -1L);
    eth0.statistics.put("port.tx_errors", 3L);

    assertThat(collect(".*"))
        .containsExactly(
            "node_ethtool_2_received_queue_drops{device=\"eth0\"} 18446744073709552000",
            "node_ethtool_port_transmitted_errors{device=\"eth0\"} 3",
            "node_ethtool_received_bytes_total{device=\"eth0\"} 5",
            "node_ethtool_transmitted_tx_timeouts{device=\"eth0\"} 1");
  }

  @Test
  void collect_statisticsWithOneName_areLeftOut() throws CollectorException {
    eth0.statistics.put("a-b", 1L);
    eth0.statistics.put("a.b", 2L);
    eth0.statistics.put("a:b", 3L);
    eth0.statistics.put("c", 4L);

    assertThat(collect(".*")).containsExactly("node_ethtool_c{device=\"eth0\"} 4");
  }

  @Test
  void collect_metricsInclude_selectsByTheDriversName() throws CollectorException {
    eth0.statistics.put("rx_packets", 1L);
    eth0.statistics.put("tx_packets", 2L);

    assertThat(collect("^rx_"))
        .containsExactly("node_ethtool_received_packets_total{device=\"eth0\"} 1");
  }

  @Test
  void collect_link_tellsItsModes() throws CollectorException {
    eth0.link = new Ethtool.Link(1 << 5 | 1 << 6 | 1 << 7 | 1 << 13, 1 << 5, 1);

    assertThat(collect(".*"))
        .containsExactly(
            "node_network_advertised_speed_bytes"
                + "{device=\"eth0\",duplex=\"full\",mode=\"1000baseT\"} 125000000",
            "node_network_asymmetricpause_advertised{device=\"eth0\"} 0",
            "node_network_asymmetricpause_supported{device=\"eth0\"} 0",
            "node_network_autonegotiate{device=\"eth0\"} 1",
            "node_network_autonegotiate_advertised{device=\"eth0\"} 0",
            "node_network_autonegotiate_supported{device=\"eth0\"} 1",
            "node_network_pause_advertised{device=\"eth0\"} 0",
            "node_network_pause_supported{device=\"eth0\"} 1",
            "node_network_supported_port_info{device=\"eth0\",type=\"TP\"} 1",
            "node_network_supported_speed_bytes"
                + "{device=\"eth0\",duplex=\"full\",mode=\"1000baseT\"} 125000000");
  }

  @Test
  void collect_deviceThatDoesNotAnswer_addsNothing() throws CollectorException {
    host.without("sys/class/net/eth0/mtu").with("sys/class/net/lo/mtu", "65536\n");

    assertThat(collect(".*")).isEmpty();
  }

  @Test
  void collect_noClass_isNoData() {
    HostTree empty = new HostTree(root.resolve("empty"));

    assertThatThrownBy(() -> collector(empty, ".*").collect(new RecordingSink()))
        .isInstanceOf(NoDataException.class);
  }

  @Test
  void collect_noDevices_fails() throws Exception {
    HostTree empty = new HostTree(root.resolve("empty"));
    Files.createDirectories(root.resolve("empty/sys/class/net"));

    assertThatThrownBy(() -> collector(empty, ".*").collect(new RecordingSink()))
        .isNotInstanceOf(NoDataException.class)
        .hasMessageEndingWith("has no devices");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void socket_deviceThatIsNotThere_hasNoAnswer() {
    EthtoolSocket socket = new EthtoolSocket();

    assertThat(socket.driver("nowhere0")).isEmpty();
    assertThat(socket.link("a-name-longer-than-any")).isEmpty();
    assertThat(socket.statistics("nowhere0")).isEmpty();
    assertThat(socket.statistics("lo")).isEmpty();
  }

  private List<String> collect(String metrics) throws CollectorException {
    RecordingSink sink = new RecordingSink();
    collector(host, metrics).collect(sink);
    return sink.lines();
  }

  private EthtoolCollector collector(HostTree of, String metrics) {
    return new EthtoolCollector(
        of.paths(),
        new NetOptions.Statistics(NameFilter.all(), Pattern.compile(metrics)),
        () -> eth0);
  }

  private static final class FakeEthtool implements Ethtool {
    private final String device;
    private final Map<String, Long> statistics = new LinkedHashMap<>();
    private Driver driver = new Driver("", "", "", "", "", 0);
    private Link link = new Link(0, 0, 0);

    FakeEthtool(String device) {
      this.device = device;
    }

    @Override
    public Optional<Driver> driver(String name) {
      return Optional.of(driver).filter(one -> name.equals(device) && !one.name().isEmpty());
    }

    @Override
    public Optional<Link> link(String name) {
      return Optional.of(link).filter(one -> name.equals(device) && one.supported() != 0);
    }

    @Override
    public Map<String, Long> statistics(String name) {
      return name.equals(device) ? statistics : Map.of();
    }
  }
}
