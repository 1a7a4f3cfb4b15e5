package io.hostwatch.exporter.linux.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PressureCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host = new HostTree(root);
  }

  @Test
  void collect_microseconds_becomeSeconds() throws IOException {
    host.with("proc/pressure/cpu", "some avg10=0.00 total=1500000\nfull avg10=0.00 total=9\n");

    RecordingSink sink = collect();

    assertThat(sink.lines()).containsExactly("node_pressure_cpu_waiting_seconds_total 1.5");
  }

  @Test
  void collect_interruptsOnly_addsThem() throws IOException {
    host.with("proc/pressure/irq", "full avg10=0.00 total=2000000\n");

    RecordingSink sink = collect();

    assertThat(sink.lines()).containsExactly("node_pressure_irq_stalled_seconds_total 2");
  }

  @Test
  void collect_noSuchFiles_isNoData() {
    assertThatThrownBy(this::collect).isInstanceOf(NoDataException.class);
  }

  @Test
  void collect_noTotal_fails() {
    host.with("proc/pressure/io", "some avg10=0.00\n");

    assertThatThrownBy(this::collect)
        .hasMessageEndingWith("line \"some avg10=0.00\": expected total=");
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new PressureCollector(host.paths()).collect(sink);
    return sink;
  }
}
