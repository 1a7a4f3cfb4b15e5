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

class ConntrackCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host =
        new HostTree(root)
            .with("proc/sys/net/netfilter/nf_conntrack_count", "123\n")
            .with("proc/sys/net/netfilter/nf_conntrack_max", "65536\n");
  }

  private static final String TABLE = "proc/net/stat/nf_conntrack";
  private static final String SIXTEEN = "01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10";

  @Test
  void collect_severalCpus_addsTheirColumnsUp() throws IOException {
    host.with(TABLE, "entries searched\n" + SIXTEEN + " 11\n" + SIXTEEN + " ff\n");

    assertThat(collect())
        .containsExactly(
            "node_nf_conntrack_entries 123",
            "node_nf_conntrack_entries_limit 65536",
            "node_nf_conntrack_stat_drop 22",
            "node_nf_conntrack_stat_early_drop 24",
            "node_nf_conntrack_stat_found 6",
            "node_nf_conntrack_stat_ignore 12",
            "node_nf_conntrack_stat_insert 18",
            "node_nf_conntrack_stat_insert_failed 20",
            "node_nf_conntrack_stat_invalid 10",
            "node_nf_conntrack_stat_search_restart 272");
  }

  @Test
  void collect_oldKernelWithoutLastColumn_countsItAsNone() throws IOException {
    host.with(TABLE, "entries searched\n" + SIXTEEN + "\n");

    assertThat(collect()).contains("node_nf_conntrack_stat_search_restart 0");
  }

  @Test
  void collect_wrongNumberOfColumns_fails() {
    host.with(TABLE, "entries\n" + SIXTEEN + " 11 12\n");
    assertThatThrownBy(this::collect).hasMessageEndingWith("expected 16 or 17 columns");

    host.with(TABLE, "entries\n01 02\n");
    assertThatThrownBy(this::collect).hasMessageEndingWith("expected 16 or 17 columns");
  }

  @Test
  void collect_notHexadecimal_fails() {
    host.with(TABLE, "entries\n01 zz\n");

    assertThatThrownBy(this::collect)
        .hasMessageEndingWith("expected hexadecimal digits instead of \"zz\"");
  }

  @Test
  void collect_connectionsNotTracked_isNoData() {
    host.without("proc/sys/net/netfilter/nf_conntrack_count");

    assertThatThrownBy(this::collect).isInstanceOf(NoDataException.class);
  }

  @Test
  void collect_noTable_isNoDataAfterTheRest() {
    RecordingSink sink = new RecordingSink();

    assertThatThrownBy(() -> new ConntrackCollector(host.paths()).collect(sink))
        .isInstanceOf(NoDataException.class);
    assertThat(sink.lines())
        .containsExactly("node_nf_conntrack_entries 123", "node_nf_conntrack_entries_limit 65536");
  }

  @Test
  void collect_countIsEmptyOrNoNumber_fails() {
    host.with("proc/sys/net/netfilter/nf_conntrack_count", "");
    assertThatThrownBy(this::collect).hasMessageEndingWith("has no number");

    host.with("proc/sys/net/netfilter/nf_conntrack_count", "-1\n");
    assertThatThrownBy(this::collect).hasMessageContaining("an unsigned number instead of");
  }

  private List<String> collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new ConntrackCollector(host.paths()).collect(sink);
    return sink.lines();
  }
}
