package io.hostwatch.exporter.linux.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hostwatch.exporter.linux.HostTree;
import io.hostwatch.exporter.linux.RecordingSink;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessesCollectorTest {
  @TempDir private Path root;
  private HostTree host;

  @BeforeEach
  void setUp() {
    host =
        new HostTree(root)
            .with("proc/sys/kernel/threads-max", "192731\n")
            .with("proc/sys/kernel/pid_max", "32768\n");
  }

  @Test
  void collect_processesAndThreads_areCountedByState() throws IOException {
    host.with("proc/1/stat", stat("1", "init", 'S', 1))
        .with("proc/20/stat", stat("20", "a) R 9 (b", 'Z', 1))
        .with("proc/300/stat", stat("300", "java", 'S', 3))
        .with("proc/300/task/300/stat", stat("300", "java", 'S', 3))
        .with("proc/300/task/301/stat", stat("301", "gc", 'R', 3))
        .with("proc/300/task/302/stat", stat("302", "io", 'D', 3))
        .with("proc/loadavg", "0 0 0 1/1 1\n");

    assertThat(collect().lines())
        .containsExactly(
            "node_processes_max_processes 32768",
            "node_processes_max_threads 192731",
            "node_processes_pids 3",
            "node_processes_state{state=\"S\"} 2",
            "node_processes_state{state=\"Z\"} 1",
            "node_processes_threads 5",
            "node_processes_threads_state{thread_state=\"D\"} 1",
            "node_processes_threads_state{thread_state=\"R\"} 1",
            "node_processes_threads_state{thread_state=\"S\"} 2",
            "node_processes_threads_state{thread_state=\"Z\"} 1");
  }

  @Test
  void collect_fewerThanBefore_countsAnew() throws IOException {
    host.with("proc/1/stat", stat("1", "init", 'S', 1)).with("proc/2/stat", stat("2", "x", 'R', 1));
    ProcessesCollector collector = new ProcessesCollector(host.paths());
    collector.collect(new RecordingSink());
    host.without("proc/2/stat").without("proc/2");
    RecordingSink sink = new RecordingSink();

    collector.collect(sink);

    assertThat(sink.lines("node_processes_state"))
        .containsExactly("node_processes_state{state=\"S\"} 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1 (init", "1 (init)", "1 (init) ", "1 (init) S 0 1", "1 (init) 5 0"})
  void collect_damagedFile_fails(String content) {
    host.with("proc/1/stat", content);

    assertThatThrownBy(this::collect)
        .hasMessageEndingWith("proc/1/stat: has no state and number of threads");
  }

  @Test
  void collect_processThatMayNotBeRead_fails() {
    host.with("proc/1/stat/x", "");

    assertThatThrownBy(this::collect).isInstanceOf(IOException.class);
  }

  @Test
  void collect_thisHost_countsThisProcess() throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/self/stat")));
    RecordingSink sink = new RecordingSink();

    new ProcessesCollector(HostPaths.ofThisHost()).collect(sink);

    assertThat(sink.lines("node_processes_threads_state{thread_state=\"R\"}")).hasSize(1);
  }

  private static String stat(String id, String command, char state, int threads) {
    return id
        + " ("
        + command
        + ") "
        + state
        + " 1 1 1 0 -1 4194560 9 8 7 6 5 4 3 2 20 0 "
        + threads
        + " 0 12 1024 99\n";
  }

  private RecordingSink collect() throws IOException {
    RecordingSink sink = new RecordingSink();
    new ProcessesCollector(host.paths()).collect(sink);
    return sink;
  }
}
