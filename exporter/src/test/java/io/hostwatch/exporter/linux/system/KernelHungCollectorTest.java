package io.hostwatch.exporter.linux.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelHungCollectorTest {
  private static final String FILE = "proc/sys/kernel/hung_task_detect_count";
  @TempDir private Path root;

  @Test
  void collect_someHung_countsThem() throws IOException {
    new HostTree(root).with(FILE, "17\n");

    assertThat(collect().text())
        .isEqualTo(
            "# TYPE node_kernel_hung_tasks_total counter\nnode_kernel_hung_tasks_total 17\n");
  }

  @Test
  void collect_olderKernel_isNoData() {
    assertThatThrownBy(this::collect).isInstanceOf(NoDataException.class);
  }

  @Test
  void collect_noNumber_fails() {
    new HostTree(root).with(FILE, "none\n");

    assertThatThrownBy(this::collect)
        .isInstanceOf(CollectorException.class)
        .isNotInstanceOf(NoDataException.class);
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new KernelHungCollector(new HostTree(root).paths()).collect(sink);
    return sink;
  }
}
