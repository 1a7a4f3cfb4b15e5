package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether SELinux is there and whether it enforces its policy: 1 enforcing, 0 permissive, -1 off.
 *
 * <pre>{@code
 * node_selinux_enabled 1
 * node_selinux_config_mode 1
 * node_selinux_current_mode 1
 * }</pre>
 *
 * <p>Source: {@code /sys/fs/selinux/enforce}, and {@code etc/selinux/config} under the root file
 * system for the mode of the next start. Where SELinux is off that is all there is to say.
 */
final class SelinuxCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("selinux");
  private static final Family ENABLED =
      Family.gauge("node_selinux_enabled", "Whether SELinux is on (1) or off (0).");
  private static final Family CONFIG_MODE =
      Family.gauge(
          "node_selinux_config_mode",
          "Mode SELinux is told to start in: 1 enforcing, 0 permissive, -1 off.");
  private static final Family CURRENT_MODE =
      Family.gauge(
          "node_selinux_current_mode", "Mode SELinux is in: 1 enforcing, 0 permissive, -1 off.");
  private static final int OFF = -1;
  private static final String ASSIGNMENT = "SELINUX=";

  private final HostFiles files = new HostFiles();
  private final Path enforce;
  private final Path label;
  private final Path config;

  SelinuxCollector(HostPaths paths) {
    enforce = paths.sysfs().resolve("fs/selinux/enforce");
    label = paths.procfs().resolve("self/attr/current");
    config = paths.rootfs().resolve("etc/selinux/config");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    OptionalLong mode = files.signed(enforce);
    if (mode.isEmpty() || isWithoutPolicy()) {
      sink.add(ENABLED, 0);
      return;
    }
    sink.add(ENABLED, 1);
    sink.add(CONFIG_MODE, configured());
    sink.add(CURRENT_MODE, (double) mode.getAsLong());
  }

  /** Until a policy is loaded every process has the kernel's own label. */
  private boolean isWithoutPolicy() {
    return files.text(label).orElse("").replace("\0", "").equals("kernel");
  }

  private int configured() throws IOException {
    Optional<ProcText> text = files.readIfPresent(config);
    if (text.isEmpty()) {
      return OFF;
    }
    while (text.get().nextLine()) {
      String line = text.get().line().strip();
      if (line.startsWith(ASSIGNMENT)) {
        return mode(line.substring(ASSIGNMENT.length()).replace("\"", ""));
      }
    }
    return OFF;
  }

  private static int mode(String word) {
    return switch (word) {
      case "enforcing" -> 1;
      case "permissive" -> 0;
      default -> OFF;
    };
  }
}
