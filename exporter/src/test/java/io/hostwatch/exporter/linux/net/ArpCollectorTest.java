package io.hostwatch.exporter.linux.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.NameFilter;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArpCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_neighbours_areCountedByInterface() throws IOException {
    host.with("proc/net/arp", table("eth0", "0x2") + line("eth0", "0x0") + line("eth1", "0x6"));

    assertThat(collect(NameFilter.all(), true))
        .containsExactly(
            "node_arp_entries{device=\"eth0\"} 2", "node_arp_entries{device=\"eth1\"} 1");
  }

  @Test
  void collect_addressAnsweredForAnother_countsOnlyWithoutNetlink() throws IOException {
    host.with("proc/net/arp", table("eth0", "0x2") + line("eth0", "0xc"));

    assertThat(collect(NameFilter.all(), true))
        .containsExactly("node_arp_entries{device=\"eth0\"} 1");
    assertThat(collect(NameFilter.all(), false))
        .containsExactly("node_arp_entries{device=\"eth0\"} 2");
  }

  @Test
  void collect_excludedInterface_isLeftOut() throws IOException {
    host.with("proc/net/arp", table("veth1", "0x2") + line("eth1", "0x2"));

    assertThat(collect(NameFilter.excluding("^veth"), true))
        .containsExactly("node_arp_entries{device=\"eth1\"} 1");
  }

  @Test
  void collect_foreignProc_readsTheHostsNetwork() throws IOException {
    host.with("proc/net/arp", table("mine", "0x2")).with("proc/1/net/arp", table("theirs", "0x2"));

    assertThat(collect(NameFilter.all(), true))
        .containsExactly("node_arp_entries{device=\"theirs\"} 1");
  }

  @Test
  void collect_noNeighbours_addsNothing() throws IOException {
    host.with("proc/net/arp", "IP address\n");

    assertThat(collect(NameFilter.all(), true)).isEmpty();
  }

  @Test
  void collect_damagedLine_failsAndNamesIt() {
    host.with("proc/net/arp", "IP address\n10.0.0.1 0x1\n");

    assertThatThrownBy(() -> collect(NameFilter.all(), true))
        .hasMessageContaining("line \"10.0.0.1 0x1\": expected an address");
  }

  @Test
  void collect_lineWithoutDevice_fails() {
    host.with("proc/net/arp", "IP address\n10.0.0.1 0x1 0x2 02:00:00:00:00:01 *\n");

    assertThatThrownBy(() -> collect(NameFilter.all(), true)).hasMessageEndingWith("a device");
  }

  @Test
  void collect_noTable_fails() {
    assertThatThrownBy(() -> collect(NameFilter.all(), true))
        .isInstanceOf(NoSuchFileException.class);
  }

  private List<String> collect(NameFilter filter, boolean netlink) throws IOException {
    RecordingSink sink = new RecordingSink();
    new ArpCollector(host.paths(), new NetOptions.Arp(filter, netlink)).collect(sink);
    return sink.lines();
  }

  private static String table(String device, String flags) {
    return "IP address       HW type     Flags\n" + line(device, flags);
  }

  private static String line(String device, String flags) {
    return "10.9.0.5         0x1         "
        + flags
        + "   02:00:00:00:00:05     *     "
        + device
        + "\n";
  }
}
