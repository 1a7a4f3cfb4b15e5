package io.hostwatch.exporter.linux.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.NameFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetdevCollectorTest {
  private static final String HEADER = "Inter-| Receive\n face |bytes\n";
  private static final String SIXTEEN = " 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n";

  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_columns_goToTheirFamilies() throws IOException {
    host.with("proc/net/dev", HEADER + "eth0:" + SIXTEEN);

    RecordingSink sink = collect(NameFilter.all());

    assertThat(sink.lines())
        .hasSize(16)
        .contains(
            "node_network_receive_drop_total{device=\"eth0\"} 4",
            "node_network_receive_multicast_total{device=\"eth0\"} 8",
            "node_network_transmit_bytes_total{device=\"eth0\"} 9",
            "node_network_transmit_colls_total{device=\"eth0\"} 14",
            "node_network_transmit_carrier_total{device=\"eth0\"} 15");
  }

  @Test
  void collect_include_leavesOthersOut() throws IOException {
    host.with("proc/net/dev", HEADER + "lo:" + SIXTEEN + "eth0:" + SIXTEEN);
    NameFilter lo = new NameFilter(Optional.of(Pattern.compile("^lo$")), Optional.empty());

    RecordingSink sink = collect(lo);

    assertThat(sink.lines()).hasSize(16).allMatch(line -> line.contains("device=\"lo\""));
  }

  @Test
  void collect_foreignProc_readsTheHostsNetworkNotItsOwn() throws IOException {
    host.with("proc/net/dev", HEADER + "container0:" + SIXTEEN)
        .with("proc/1/net/dev", HEADER + "host0:" + SIXTEEN);

    RecordingSink sink = collect(NameFilter.all());

    assertThat(sink.lines()).hasSize(16).allMatch(line -> line.contains("device=\"host0\""));
  }

  @Test
  void collect_tooFewColumns_failsAndKeepsEarlierDevices() {
    host.with("proc/net/dev", HEADER + "lo:" + SIXTEEN + "eth0: 1 2 3\n");
    RecordingSink sink = new RecordingSink();

    assertThatThrownBy(() -> collector(NameFilter.all()).collect(sink))
        .hasMessageEndingWith("line \"eth0: 1 2 3\": expected one more number");
    assertThat(sink.lines("node_network_transmit_compressed_total")).hasSize(1);
  }

  @Test
  void collect_nameThatLeadsElsewhere_fails() {
    host.with("proc/net/dev", HEADER + "../x:" + SIXTEEN);

    assertThatThrownBy(() -> collect(NameFilter.all()))
        .hasMessageEndingWith("expected an interface's name");
  }

  @Test
  void collect_noHeader_fails() {
    host.with("proc/net/dev", "Inter-|\n");

    assertThatThrownBy(() -> collect(NameFilter.all())).hasMessageContaining("has no header");
  }

  @Test
  void collect_unwantedPackets_areOfTheFileBesideTheTable() throws IOException {
    host.with("proc/net/dev", HEADER + "eth0:" + SIXTEEN)
        .with("sys/class/net/eth0/statistics/rx_nohandler", "17\n");

    assertThat(collect(NameFilter.all()).lines("node_network_receive_nohandler"))
        .containsExactly("node_network_receive_nohandler_total{device=\"eth0\"} 17");
    assertThat(collect(new NetOptions.Netdev(NameFilter.all(), false, false, false, false)))
        .hasSize(16);
  }

  @Test
  void collect_alias_labelsEverySeries() throws IOException {
    host.with("proc/net/dev", HEADER + "eth0:" + SIXTEEN + "lo:" + SIXTEEN)
        .with("sys/class/net/eth0/ifalias", "up link\n");

    assertThat(collect(new NetOptions.Netdev(NameFilter.all(), true, false, false, true)))
        .hasSize(32)
        .contains(
            "node_network_receive_bytes_total{device=\"eth0\",ifalias=\"up link\"} 1",
            "node_network_receive_bytes_total{device=\"lo\",ifalias=\"\"} 1");
  }

  @Test
  void collect_details_areThoseOfTheFiles() throws IOException {
    host.with("proc/net/dev", HEADER + "eth0:" + SIXTEEN)
        .with("sys/class/net/eth0/statistics/rx_dropped", "3\n")
        .with("sys/class/net/eth0/statistics/rx_missed_errors", "1\n")
        .with("sys/class/net/eth0/statistics/tx_bytes", "gone\n");

    assertThat(collect(new NetOptions.Netdev(NameFilter.all(), true, true, false, false)))
        .containsExactly(
            "node_network_receive_dropped_total{device=\"eth0\"} 3",
            "node_network_receive_missed_errors_total{device=\"eth0\"} 1");
  }

  @Test
  void collect_detailsWithoutNetlink_areTheTablesUnderOtherNames() throws IOException {
    host.with("proc/net/dev", HEADER + "eth0:" + SIXTEEN);

    assertThat(collect(new NetOptions.Netdev(NameFilter.all(), false, true, false, false)))
        .hasSize(16)
        .contains(
            "node_network_receive_dropped_total{device=\"eth0\"} 4",
            "node_network_transmit_errors_total{device=\"eth0\"} 11");
  }

  @Test
  void collect_addresses_includeTheLoopbackOfThisHost() throws IOException {
    host.with("proc/net/dev", HEADER);
    NetOptions.Netdev withAddresses =
        new NetOptions.Netdev(NameFilter.all(), true, false, true, false);

    assertThat(collect(withAddresses))
        .anyMatch(line -> line.matches("node_network_address_info.*\"127.0.0.1\",netmask=\"8\".*"))
        .allMatch(line -> line.endsWith("} 1"));
  }

  @Test
  void collect_interfacesComeAndGo_followsThem() throws IOException {
    NetdevCollector collector = collector(NameFilter.all());
    host.with("proc/net/dev", HEADER + "lo:" + SIXTEEN + "eth0:" + SIXTEEN + "eth1:" + SIXTEEN);
    collector.collect(new RecordingSink());
    host.with("proc/net/dev", HEADER + "lo:" + SIXTEEN + "eth1:" + SIXTEEN);
    RecordingSink fewer = new RecordingSink();

    collector.collect(fewer);

    assertThat(fewer.lines("node_network_receive_bytes_total"))
        .containsExactly(
            "node_network_receive_bytes_total{device=\"eth1\"} 1",
            "node_network_receive_bytes_total{device=\"lo\"} 1");
  }

  private List<String> collect(NetOptions.Netdev options) throws IOException {
    RecordingSink sink = new RecordingSink();
    new NetdevCollector(host.paths(), options).collect(sink);
    return sink.lines();
  }

  private RecordingSink collect(NameFilter filter) throws IOException {
    RecordingSink sink = new RecordingSink();
    collector(filter).collect(sink);
    return sink;
  }

  private NetdevCollector collector(NameFilter filter) {
    return new NetdevCollector(
        host.paths(), new NetOptions.Netdev(filter, true, false, false, false));
  }
}
