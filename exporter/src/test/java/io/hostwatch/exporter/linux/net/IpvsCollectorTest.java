package io.hostwatch.exporter.linux.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpvsCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root).with("proc/net/ip_vs_stats", STATS).with("proc/net/ip_vs", HEADINGS);
  }

  private static final String STATS =
      """
         Total Incoming Outgoing         Incoming         Outgoing
         Conns  Packets  Packets            Bytes            Bytes
       16AA370 E33656E5        0     51D8C8883AB3        A

      """;
  private static final String HEADINGS =
      """
      IP Virtual Server version 1.2.1 (size=4096)
      Prot LocalAddress:Port Scheduler Flags
        -> RemoteAddress:Port Forward Weight ActiveConn InActConn
      """;

  @Test
  void collect_totals_areHexadecimal() throws IOException {
    assertThat(collect("proto"))
        .containsExactly(
            "node_ipvs_connections_total 23765872",
            "node_ipvs_incoming_bytes_total 89991519156915",
            "node_ipvs_incoming_packets_total 3811989221",
            "node_ipvs_outgoing_bytes_total 10",
            "node_ipvs_outgoing_packets_total 0");
  }

  @Test
  void collect_servers_areLabelledByServiceAndAddress() throws IOException {
    host.with(
        "proc/net/ip_vs",
        HEADINGS
            + "TCP  [2620:0000:0000:0000:0000:0000:0000:0001]:0050 sh\n"
            + "  -> [2620:0000:0000:0001:0000:0000:0001:0001]:0050      Route   100    7         "
            + " 1\n"
            + "FWM  10001000 wlc\n"
            + "  -> C0A8321A:0CEA      Route   20    64         2\n");

    assertThat(collect("local_address,local_port,remote_address,remote_port,proto,local_mark"))
        .contains(
            "node_ipvs_backend_connections_active{local_address=\"2620::1\",local_port=\"80\","
                + "remote_address=\"2620::1:0:0:1:1\",remote_port=\"80\",proto=\"TCP\","
                + "local_mark=\"\"} 7",
            "node_ipvs_backend_weight{local_address=\"\",local_port=\"0\","
                + "remote_address=\"192.168.50.26\",remote_port=\"3306\",proto=\"FWM\","
                + "local_mark=\"10001000\"} 20");
  }

  @Test
  void collect_fewerLabels_addsUpWhatTheyDoNotTellApart() throws IOException {
    host.with("proc/net/ip_vs", HEADINGS + service("TCP") + service("SCTP"));

    assertThat(collect("proto"))
        .contains(
            "node_ipvs_backend_connections_active{proto=\"SCTP\"} 496",
            "node_ipvs_backend_connections_inactive{proto=\"TCP\"} 4",
            "node_ipvs_backend_weight{proto=\"TCP\"} 200");
    assertThat(collect("")).contains("node_ipvs_backend_weight 400");
  }

  @Test
  void collect_twice_addsTheSame() throws IOException {
    host.with("proc/net/ip_vs", HEADINGS + service("TCP"));
    IpvsCollector collector = collector("proto,remote_address");
    RecordingSink first = new RecordingSink();
    RecordingSink second = new RecordingSink();

    collector.collect(first);
    collector.collect(second);

    assertThat(second.lines()).isEqualTo(first.lines()).hasSize(11);
  }

  @Test
  void collect_moduleNotLoaded_isNoData() {
    host.without("proc/net/ip_vs_stats");

    assertThatThrownBy(() -> collect("proto")).isInstanceOf(NoDataException.class);
  }

  @Test
  void collect_noTable_fails() {
    host.without("proc/net/ip_vs");

    assertThatThrownBy(() -> collect("proto")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void collect_damagedTotals_fails() {
    host.with("proc/net/ip_vs_stats", "a\nb\n");
    assertThatThrownBy(() -> collect("proto")).hasMessageEndingWith("has no third line");

    host.with("proc/net/ip_vs_stats", "a\nb\n1 2 3\n");
    assertThatThrownBy(() -> collect("proto")).hasMessageContaining("5 hexadecimal numbers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"C0A80016", "C0A800:0CEA", "xyz:1", ":1", "C0A80016:", "C0A80016:123456789"})
  void collect_damagedAddress_fails(String address) {
    host.with("proc/net/ip_vs", HEADINGS + "TCP  " + address + " wlc\n");

    assertThatThrownBy(() -> collect("proto"))
        .hasMessageContaining("expected an address and a port");
  }

  @Test
  void parse_unknownLabel_isRefused() {
    assertThat(IpvsLabel.parse("proto,address")).isEmpty();
    assertThat(IpvsLabel.parse("proto,,local_port"))
        .contains(List.of(IpvsLabel.LOCAL_PORT, IpvsLabel.PROTO));
  }

  private static String service(String protocol) {
    return protocol
        + "  C0A80016:0CEA wlc\n"
        + "  -> C0A85216:0CEA      Tunnel  100    248        2\n"
        + "  -> C0A85318:0CEA      Tunnel  100    248        2\n";
  }

  private List<String> collect(String labels) throws IOException {
    RecordingSink sink = new RecordingSink();
    collector(labels).collect(sink);
    return sink.lines();
  }

  private IpvsCollector collector(String labels) {
    return new IpvsCollector(host.paths(), IpvsLabel.parse(labels).orElseThrow());
  }
}
