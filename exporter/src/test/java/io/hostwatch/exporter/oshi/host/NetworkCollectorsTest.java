package io.hostwatch.exporter.oshi.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.oshi.host.InterfaceReading.Counts;
import io.hostwatch.exporter.oshi.host.InterfaceReading.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** netdev, netclass and netstat. */
class NetworkCollectorsTest {
  private final RecordedHost windows = new RecordedHost(Platform.WINDOWS);
  private final RecordedHost mac = new RecordedHost(Platform.MACOS);

  @Test
  void netdev_windows_namesDevicesByAliasAndDiscardsAsDrops() throws Exception {
    windows.interfaces = List.of(one("ethernet_32768", "Ethernet", 9_000_000_000L, 7));

    assertThat(
            RecordedHost.lines(
                new NetdevCollector(windows, device -> true, RecordedHost.read(true))))
        .containsExactly(
            "hostwatch_host_refresh_timestamp_seconds{source=\"here\"} 1700000000",
            "node_network_receive_bytes_total{device=\"Ethernet\"} 9000000000",
            "node_network_receive_drop_total{device=\"Ethernet\"} 3",
            "node_network_receive_errs_total{device=\"Ethernet\"} 2",
            "node_network_receive_packets_total{device=\"Ethernet\"} 100",
            "node_network_transmit_bytes_total{device=\"Ethernet\"} 5000",
            "node_network_transmit_drop_total{device=\"Ethernet\"} 7",
            "node_network_transmit_errs_total{device=\"Ethernet\"} 1",
            "node_network_transmit_packets_total{device=\"Ethernet\"} 50");
  }

  @Test
  void netdev_windowsFilterDrivers_areNotCountedAgain() throws Exception {
    windows.interfaces =
        List.of(
            one("ethernet_32768", "Ethernet", 10, 0),
            one("ethernet_32769", "Ethernet-WFP Native MAC Layer LightWeight Filter-0000", 10, 0),
            one("ethernet_32770", "Lab-Net-0001", 10, 0));

    assertThat(
            RecordedHost.lines(
                new NetdevCollector(windows, device -> true, RecordedHost.read(true))))
        .filteredOn(line -> line.startsWith("node_network_receive_bytes_total"))
        .containsExactly(
            "node_network_receive_bytes_total{device=\"Ethernet\"} 10",
            "node_network_receive_bytes_total{device=\"Lab-Net-0001\"} 10");
  }

  @Test
  void netdev_macOs_namesDevicesByKernelAndCollisions() throws Exception {
    mac.interfaces = List.of(one("en0", "", 10, 7), one("lo0", "", 20, 0));

    assertThat(
            RecordedHost.lines(
                new NetdevCollector(mac, device -> device.equals("en0"), RecordedHost.read(true))))
        .contains("node_network_transmit_colls_total{device=\"en0\"} 7")
        .noneMatch(line -> line.contains("transmit_drop") || line.contains("lo0"));
  }

  @Test
  void netdev_macOsBytesWrapAt32Bits_goOnAbove() throws Exception {
    NetdevCollector collector = new NetdevCollector(mac, device -> true, RecordedHost.read(true));
    mac.interfaces = List.of(one("en0", "", 4_294_967_000L, 0));
    collector.collect(new RecordingSink());
    mac.interfaces = List.of(one("en0", "", 704, 1));

    assertThat(RecordedHost.lines(collector))
        .contains("node_network_receive_bytes_total{device=\"en0\"} 4294968000");
  }

  @Test
  void netdev_oneDeviceFails_servesTheOther() throws Exception {
    NetdevCollector collector = new NetdevCollector(mac, device -> true, RecordedHost.read(true));
    mac.interfaces = List.of(one("en0", "", 10, 0), one("en1", "", 10, 0));
    collector.collect(new RecordingSink());
    Counts none = new Counts(0, 0, 0);
    mac.interfaces =
        List.of(
            one("en0", "", 11, 0),
            new InterfaceReading("en1", "", "", State.UP, 0, 0, none, none, 0, 0));
    RecordingSink sink = new RecordingSink();

    assertThatThrownBy(() -> collector.collect(sink))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("[en1]");
    assertThat(sink.lines()).isNotEmpty().noneMatch(line -> line.contains("en1"));
  }

  @Test
  void netclass_saysWhatWorksAndHowFast() throws Exception {
    windows.interfaces = List.of(one("ethernet_32768", "Ethernet", 10, 0));

    assertThat(RecordedHost.lines(netclass()))
        .containsExactly(
            "hostwatch_host_refresh_timestamp_seconds{source=\"here\"} 1700000000",
            "node_network_info{device=\"Ethernet\",address=\"00:11:22:33:44:55\",broadcast=\"\","
                + "duplex=\"\",operstate=\"up\",adminstate=\"\",ifalias=\"Ethernet\"} 1",
            "node_network_mtu_bytes{device=\"Ethernet\"} 1500",
            "node_network_speed_bytes{device=\"Ethernet\"} 125000000",
            "node_network_up{device=\"Ethernet\"} 1");
  }

  @Test
  void netclass_unpluggedOnWindows_hasNoSpeed() throws Exception {
    Counts none = new Counts(0, 0, 0);
    windows.interfaces =
        List.of(
            new InterfaceReading(
                "e", "Wi-Fi", "", State.DOWN, 1500, Long.MAX_VALUE, none, none, 0, 0));

    assertThat(RecordedHost.lines(netclass()))
        .contains("node_network_up{device=\"Wi-Fi\"} 0")
        .noneMatch(line -> line.contains("speed"));
  }

  @Test
  void netclass_noInterface_isNoData() {
    assertThatThrownBy(() -> netclass().collect(new RecordingSink()))
        .isInstanceOf(NoDataException.class);
  }

  @Test
  void netstat_windows_addsBothTcpsAndReadsUnsigned() throws Exception {
    windows.protocols =
        new ProtocolReading(
            Optional.of(new ProtocolReading.Tcp(40, 10, 20, -2, 300, 4, 5, 6)),
            Optional.of(new ProtocolReading.Tcp(2, 1, 2, 3, 4, 0, 0, 0)),
            Optional.of(new ProtocolReading.Udp(9, 8, 7, 6)),
            Optional.of(new ProtocolReading.Udp(1, 2, 3, 4)));

    assertThat(RecordedHost.lines(new NetstatCollector(windows, field -> true)))
        .containsExactly(
            "node_netstat_Tcp_ActiveOpens 11",
            "node_netstat_Tcp_CurrEstab 42",
            "node_netstat_Tcp_InErrs 5",
            "node_netstat_Tcp_InSegs 4294967297",
            "node_netstat_Tcp_OutRsts 6",
            "node_netstat_Tcp_OutSegs 304",
            "node_netstat_Tcp_PassiveOpens 22",
            "node_netstat_Tcp_RetransSegs 4",
            "node_netstat_Udp6_InDatagrams 1",
            "node_netstat_Udp6_InErrors 4",
            "node_netstat_Udp6_NoPorts 3",
            "node_netstat_Udp6_OutDatagrams 2",
            "node_netstat_Udp_InDatagrams 9",
            "node_netstat_Udp_InErrors 6",
            "node_netstat_Udp_NoPorts 7",
            "node_netstat_Udp_OutDatagrams 8");
  }

  @Test
  void netstat_fields_chooseByName() throws Exception {
    mac.protocols =
        new ProtocolReading(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new ProtocolReading.Udp(9, 8, 7, 6)),
            Optional.empty());

    assertThat(RecordedHost.lines(new NetstatCollector(mac, "Udp_NoPorts"::equals)))
        .containsExactly("node_netstat_Udp_NoPorts 7");
  }

  private NetclassCollector netclass() {
    return new NetclassCollector(
        Platform.WINDOWS, device -> true, RecordedHost.read(windows.interfaces));
  }

  private static InterfaceReading one(String name, String alias, long bytes, long drops) {
    return new InterfaceReading(
        name,
        alias,
        "00:11:22:33:44:55",
        State.UP,
        1500,
        1_000_000_000,
        new Counts(bytes, 100, 2),
        new Counts(5000, 50, 1),
        3,
        drops);
  }
}
