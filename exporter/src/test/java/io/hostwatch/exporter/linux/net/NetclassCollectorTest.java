package io.hostwatch.exporter.linux.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.NameFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetclassCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host =
        new HostTree(root)
            .with(ETH0 + "flags", "0x1003\n")
            .with(ETH0 + "operstate", "up\n")
            .with(ETH0 + "carrier_changes", "3\n");
  }

  private static final String ETH0 = "sys/class/net/eth0/";

  @Test
  void collect_interface_tellsAllOfIt() throws IOException {
    host.with(ETH0 + "addr_assign_type", "3\n")
        .with(ETH0 + "address", "02:fc:00:00:00:01\n")
        .with(ETH0 + "broadcast", "ff:ff:ff:ff:ff:ff\n")
        .with(ETH0 + "carrier", "1\n")
        .with(ETH0 + "carrier_up_count", "2\n")
        .with(ETH0 + "carrier_down_count", "1\n")
        .with(ETH0 + "dev_id", "0x20\n")
        .with(ETH0 + "dormant", "0\n")
        .with(ETH0 + "duplex", "full\n")
        .with(ETH0 + "ifalias", "up link\n")
        .with(ETH0 + "ifindex", "2\n")
        .with(ETH0 + "iflink", "4\n")
        .with(ETH0 + "link_mode", "1\n")
        .with(ETH0 + "mtu", "1500\n")
        .with(ETH0 + "name_assign_type", "5\n")
        .with(ETH0 + "netdev_group", "6\n")
        .with(ETH0 + "speed", "1000\n")
        .with(ETH0 + "tx_queue_len", "1001\n")
        .with(ETH0 + "type", "772\n");

    assertThat(collect(collector("^$", false)))
        .containsExactly(
            "node_network_address_assign_type{device=\"eth0\"} 3",
            "node_network_carrier{device=\"eth0\"} 1",
            "node_network_carrier_changes_total{device=\"eth0\"} 3",
            "node_network_carrier_down_changes_total{device=\"eth0\"} 1",
            "node_network_carrier_up_changes_total{device=\"eth0\"} 2",
            "node_network_device_id{device=\"eth0\"} 32",
            "node_network_dormant{device=\"eth0\"} 0",
            "node_network_flags{device=\"eth0\"} 4099",
            "node_network_iface_id{device=\"eth0\"} 2",
            "node_network_iface_link{device=\"eth0\"} 4",
            "node_network_iface_link_mode{device=\"eth0\"} 1",
            "node_network_info{device=\"eth0\",address=\"02:fc:00:00:00:01\","
                + "broadcast=\"ff:ff:ff:ff:ff:ff\",duplex=\"full\",operstate=\"up\","
                + "adminstate=\"up\",ifalias=\"up link\"} 1",
            "node_network_mtu_bytes{device=\"eth0\"} 1500",
            "node_network_name_assign_type{device=\"eth0\"} 5",
            "node_network_net_dev_group{device=\"eth0\"} 6",
            "node_network_protocol_type{device=\"eth0\"} 772",
            "node_network_speed_bytes{device=\"eth0\"} 125000000",
            "node_network_transmit_queue_length{device=\"eth0\"} 1001",
            "node_network_up{device=\"eth0\"} 1");
  }

  @Test
  void collect_unknownSpeed_isNegativeUnlessIgnored() throws IOException {
    host.with(ETH0 + "speed", "-1\n");

    assertThat(collect(collector("^$", false)))
        .contains("node_network_speed_bytes{device=\"eth0\"} -125000");
    assertThat(collect(collector("^$", true))).noneMatch(line -> line.contains("speed"));
  }

  @Test
  void collect_ignoredDevicesAndPlainFiles_areLeftOut() throws IOException {
    host.with("sys/class/net/bonding_masters", "bond0\n").with("sys/class/net/veth1/mtu", "1500\n");

    assertThat(collect(collector("^veth", false)))
        .isNotEmpty()
        .allMatch(line -> line.contains("device=\"eth0\""));
  }

  @Test
  void collect_emptyFolder_isAnInterfaceOfWhichNothingIsKnown() throws IOException {
    Files.createDirectories(root.resolve("sys/class/net/eth9"));

    assertThat(collect(collector("^eth0", false)))
        .containsExactly(
            "node_network_info{device=\"eth9\",address=\"\",broadcast=\"\",duplex=\"\","
                + "operstate=\"\",adminstate=\"unknown\",ifalias=\"\"} 1",
            "node_network_up{device=\"eth9\"} 0");
  }

  @Test
  void collect_damagedOrNegativeCounts_areAbsent() throws IOException {
    host.with(ETH0 + "mtu", "#1\n")
        .with(ETH0 + "carrier_changes", "-3\n")
        .with(ETH0 + "carrier_up_count", "-1\n")
        .with(ETH0 + "ifindex", "");

    assertThat(collect(collector("^$", false))).hasSize(3);
  }

  @Test
  void collect_refusedFile_isAskedAgainWhenTheStateChanges() throws IOException {
    NetclassCollector collector = collector("^$", false);
    collect(collector);
    host.with(ETH0 + "speed", "1000\n").with(ETH0 + "duplex", "full\n");

    assertThat(collect(collector)).noneMatch(line -> line.contains("speed"));
    host.with(ETH0 + "carrier_changes", "4\n");
    assertThat(collect(collector))
        .contains("node_network_speed_bytes{device=\"eth0\"} 125000000")
        .anyMatch(line -> line.contains("duplex=\"full\""));
  }

  @Test
  void collect_valuesThatChange_areReadAgain() throws IOException {
    host.with(ETH0 + "mtu", "1500\n").with(ETH0 + "carrier_up_count", "1\n");
    NetclassCollector collector = collector("^$", false);
    collect(collector);
    host.with(ETH0 + "mtu", "9000\n")
        .with(ETH0 + "operstate", "down\n")
        .with(ETH0 + "carrier_changes", "4\n")
        .with(ETH0 + "carrier_up_count", "2\n");

    assertThat(collect(collector))
        .contains(
            "node_network_carrier_up_changes_total{device=\"eth0\"} 2",
            "node_network_mtu_bytes{device=\"eth0\"} 9000",
            "node_network_up{device=\"eth0\"} 0");
  }

  @Test
  void collect_anotherInterfaceTakesTheName_isThatOne() throws IOException {
    host.with(ETH0 + "ifindex", "2\n").with("sys/class/net/eth1/ifindex", "3\n");
    NetclassCollector collector = collector("^$", false);
    collect(collector);
    Files.move(root.resolve("sys/class/net/eth0"), root.resolve("sys/class/net/eth2"));
    Files.move(root.resolve("sys/class/net/eth1"), root.resolve("sys/class/net/eth0"));

    assertThat(collect(collector))
        .filteredOn(line -> line.contains("iface_id"))
        .containsExactly(
            "node_network_iface_id{device=\"eth0\"} 3", "node_network_iface_id{device=\"eth2\"} 2");
  }

  @Test
  void collect_noSuchClass_isNoData() {
    NetclassCollector collector =
        new NetclassCollector(
            new HostTree(root.resolve("empty")).paths(), NetOptions.defaults().netclass());

    assertThatThrownBy(() -> collect(collector)).isInstanceOf(NoDataException.class);
  }

  private NetclassCollector collector(String ignored, boolean ignoreInvalidSpeed) {
    return new NetclassCollector(
        host.paths(), new NetOptions.Netclass(NameFilter.excluding(ignored), ignoreInvalidSpeed));
  }

  private static List<String> collect(NetclassCollector collector) throws IOException {
    RecordingSink sink = new RecordingSink();
    collector.collect(sink);
    return sink.lines();
  }
}
