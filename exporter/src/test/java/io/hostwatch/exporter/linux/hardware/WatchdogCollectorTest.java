package io.hostwatch.exporter.linux.hardware;

import static io.hostwatch.exporter.linux.hardware.DeviceTree.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.RecordingSink;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogCollectorTest {
  private static final String CLASS = "class/watchdog/";

  @TempDir private Path root;
  private DeviceTree tree;
  private WatchdogCollector collector;

  @BeforeEach
  void setUp() {
    tree = new DeviceTree(root);
    collector = new WatchdogCollector(tree.paths(), () -> 0);
  }

  @Test
  void collect_watchdog_reportsNumbersAndTexts() throws IOException {
    tree.device(CLASS + "watchdog0", "bootstatus", "1", "fw_version", "2", "nowayout", "0")
        .device(CLASS + "watchdog0", "timeleft", "300", "timeout", "60", "pretimeout", "120")
        .device(CLASS + "watchdog0", "access_cs0", "0", "identity", "Software Watchdog")
        .device(CLASS + "watchdog0", "state", "active", "status", "0x8000", "options", "0x8380")
        .device(CLASS + "watchdog0", "pretimeout_governor", "noop");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines())
        .containsExactly(
            "node_watchdog_access_cs0{name=\"watchdog0\"} 0",
            "node_watchdog_bootstatus{name=\"watchdog0\"} 1",
            "node_watchdog_fw_version{name=\"watchdog0\"} 2",
            "node_watchdog_info{name=\"watchdog0\",options=\"0x8380\","
                + "identity=\"Software Watchdog\",state=\"active\",status=\"0x8000\","
                + "pretimeout_governor=\"noop\"} 1",
            "node_watchdog_nowayout{name=\"watchdog0\"} 0",
            "node_watchdog_pretimeout_seconds{name=\"watchdog0\"} 120",
            "node_watchdog_timeleft_seconds{name=\"watchdog0\"} 300",
            "node_watchdog_timeout_seconds{name=\"watchdog0\"} 60");
  }

  @Test
  void collect_watchdogsThatTellLittle_areThere() throws IOException {
    tree.with(CLASS + "watchdog1")
        .device(CLASS + "watchdog2", "identity", "iTCO", "timeleft", "soon")
        .unreadable(CLASS + "watchdog2/timeout");

    RecordingSink sink = collect(collector);

    assertThat(sink.lines())
        .containsExactly(
            "node_watchdog_info{name=\"watchdog1\",options=\"\",identity=\"\",state=\"\","
                + "status=\"\",pretimeout_governor=\"\"} 1",
            "node_watchdog_info{name=\"watchdog2\",options=\"\",identity=\"iTCO\",state=\"\","
                + "status=\"\",pretimeout_governor=\"\"} 1");
  }

  @Test
  void collect_noClass_hasNoData() {
    assertThatThrownBy(() -> collect(collector))
        .isInstanceOf(NoDataException.class)
        .hasMessageEndingWith("class/watchdog: there are no watchdogs");
  }
}
