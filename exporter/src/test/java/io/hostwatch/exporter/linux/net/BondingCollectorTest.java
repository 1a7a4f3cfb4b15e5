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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BondingCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_severalBonds_countsInterfacesAndLinks() throws IOException {
    host.with("sys/class/net/bonding_masters", "bond0 bond1\n")
        .with("sys/class/net/bond0/bonding/slaves", "")
        .with("sys/class/net/bond1/bonding/slaves", "eth0 eth1 eth2\n")
        .with("sys/class/net/bond1/lower_eth0/bonding_slave/mii_status", "up\n")
        .with("sys/class/net/bond1/lower_eth1/bonding_slave/mii_status", "going back\n")
        .with("sys/class/net/bond1/slave_eth2/bonding_slave/mii_status", "up\n");

    assertThat(collect())
        .containsExactly(
            "node_bonding_active{master=\"bond0\"} 0",
            "node_bonding_active{master=\"bond1\"} 2",
            "node_bonding_slaves{master=\"bond0\"} 0",
            "node_bonding_slaves{master=\"bond1\"} 3");
  }

  @Test
  void collect_noBonding_isNoData() {
    assertThatThrownBy(this::collect)
        .isInstanceOf(NoDataException.class)
        .hasMessageEndingWith("bonding_masters is not there");
  }

  @Test
  void collect_noBonds_addsNothing() throws IOException {
    host.with("sys/class/net/bonding_masters", "\n");

    assertThat(collect()).isEmpty();
  }

  @Test
  void collect_interfaceWithoutStatus_isNoData() {
    host.with("sys/class/net/bonding_masters", "bond0\n")
        .with("sys/class/net/bond0/bonding/slaves", "eth0\n");

    assertThatThrownBy(this::collect)
        .isInstanceOf(NoDataException.class)
        .hasMessageContaining("slave_eth0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "../../secret", "a\0b"})
  void collect_nameThatLeadsElsewhere_fails(String name) {
    host.with("sys/class/net/bonding_masters", name + "\n");

    assertThatThrownBy(this::collect).hasMessageEndingWith("expected an interface's name");
  }

  private List<String> collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new BondingCollector(host.paths()).collect(sink);
    return sink.lines();
  }
}
