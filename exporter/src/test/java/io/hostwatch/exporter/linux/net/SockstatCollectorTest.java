package io.hostwatch.exporter.linux.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SockstatCollectorTest {
  @TempDir private Path root;

  @Test
  void collect_memory_isAlsoInBytesOfTheHostsPages() throws IOException {
    RecordingSink sink = collect("sockets: used 3\nTCP: inuse 4 mem 2 surprise 9\n");

    assertThat(sink.lines())
        .containsExactly(
            "node_sockstat_TCP_inuse 4",
            "node_sockstat_TCP_mem 2",
            "node_sockstat_TCP_mem_bytes 131072",
            "node_sockstat_sockets_used 3");
  }

  @Test
  void collect_neitherProtocol_addsNothing() throws IOException {
    RecordingSink sink = new RecordingSink();

    new SockstatCollector(new HostTree(root).paths(), 65536).collect(sink);

    assertThat(sink.lines()).isEmpty();
  }

  @Test
  void collect_fieldWithoutValue_fails() {
    assertThatThrownBy(() -> collect("TCP: inuse\n"))
        .hasMessageEndingWith("line \"TCP: inuse\": expected one more number");
  }

  @Test
  void collect_protocolIsNoName_fails() {
    assertThatThrownBy(() -> collect("T{}P: inuse 1\n"))
        .hasMessageEndingWith("expected a protocol's name");
  }

  private RecordingSink collect(String content) throws IOException {
    HostTree host = new HostTree(root).with("proc/net/sockstat", content);
    RecordingSink sink = new RecordingSink();
    new SockstatCollector(host.paths(), 65536).collect(sink);
    return sink;
  }
}
