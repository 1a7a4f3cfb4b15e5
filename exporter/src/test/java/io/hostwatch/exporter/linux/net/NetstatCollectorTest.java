package io.hostwatch.exporter.linux.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetstatCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host =
        new HostTree(root)
            .with("proc/net/netstat", "IpExt: InOctets\nIpExt: 5\n")
            .with("proc/net/snmp", "Tcp: MaxConn CurrEstab\nTcp: -1 2\n");
  }

  @Test
  void collect_noIpv6_addsTheRest() throws IOException {
    RecordingSink sink = collect(NetOptions.NETSTAT_FIELDS);

    assertThat(sink.lines())
        .containsExactly("node_netstat_IpExt_InOctets 5", "node_netstat_Tcp_CurrEstab 2");
  }

  @Test
  void collect_ipv6List_splitsTheNameBehindTheSix() throws IOException {
    host.with("proc/net/snmp6", "Ip6InOctets  7\nUdpLite6InErrors\t1\nodd 9\nIcmp6X\n");

    RecordingSink sink = collect("6_In");

    assertThat(sink.lines())
        .containsExactly("node_netstat_Ip6_InOctets 7", "node_netstat_UdpLite6_InErrors 1");
  }

  @Test
  void collect_allFields_takesNegativeOnesToo() throws IOException {
    RecordingSink sink = collect(".*");

    assertThat(sink.lines()).contains("node_netstat_Tcp_MaxConn -1");
  }

  @Test
  void collect_columnsChangeBetweenScrapes_followsThem() throws IOException {
    NetstatCollector collector = collector(".*");
    collector.collect(new RecordingSink());
    host.with("proc/net/snmp", "Tcp: CurrEstab MaxConn\nTcp: 2 -1\n");
    RecordingSink second = new RecordingSink();

    collector.collect(second);

    assertThat(second.lines())
        .contains("node_netstat_Tcp_CurrEstab 2", "node_netstat_Tcp_MaxConn -1");
  }

  @Test
  void collect_moreValuesThanNames_fails() {
    host.with("proc/net/snmp", "Tcp: MaxConn\nTcp: 1 2\n");

    assertThatThrownBy(() -> collect(".*"))
        .hasMessageContaining("line \"Tcp: 1 2\": expected as many values");
  }

  @Test
  void collect_fewerValuesThanNames_fails() {
    host.with("proc/net/snmp", "Tcp: MaxConn CurrEstab\nTcp: 1\n");

    assertThatThrownBy(() -> collect(".*")).hasMessageContaining("one more number");
  }

  @Test
  void collect_noSnmp_fails() {
    host.without("proc/net/snmp");

    assertThatThrownBy(() -> collect(".*")).isInstanceOf(NoSuchFileException.class);
  }

  private RecordingSink collect(String fields) throws IOException {
    RecordingSink sink = new RecordingSink();
    collector(fields).collect(sink);
    return sink;
  }

  private NetstatCollector collector(String fields) {
    return new NetstatCollector(host.paths(), Pattern.compile(fields));
  }
}
