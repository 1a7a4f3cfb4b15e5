package io.hostwatch.exporter.linux.system;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Which kernel runs here and what the host is called.
 *
 * <pre>{@code
 * node_uname_info{sysname="Linux",release="6.1.0",version="#1 SMP",machine="x86_64",nodename="web1",domainname="(none)"} 1
 * }</pre>
 *
 * <p>Source: {@code /proc/sys/kernel}, which tells what {@code uname(2)} tells. The machine is
 * there only since Linux 6.1; before that it is derived from the JVM's.
 */
final class UnameCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("uname");
  private static final Family INFO =
      Family.gauge(
          "node_uname_info",
          "What uname says of the system; the value is always 1.",
          "sysname",
          "release",
          "version",
          "machine",
          "nodename",
          "domainname");

  private final HostFiles files = new HostFiles();
  private final Path kernel;
  private final String jvmMachine;

  UnameCollector(HostPaths paths, String jvmMachine) {
    this.kernel = paths.procfs().resolve("sys/kernel");
    this.jvmMachine = jvmMachine;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    sink.add(
        INFO,
        1,
        required("ostype"),
        required("osrelease"),
        required("version"),
        files.text(kernel.resolve("arch")).orElseGet(() -> machine(jvmMachine)),
        required("hostname"),
        files.text(kernel.resolve("domainname")).orElse("(none)"));
  }

  private String required(String file) throws CollectorException {
    return files
        .text(kernel.resolve(file))
        .orElseThrow(() -> new CollectorException(kernel.resolve(file) + ": cannot be read"));
  }

  /** The kernel's word for what the JVM calls {@code osArch}. */
  private static String machine(String osArch) {
    return switch (osArch) {
      case "amd64" -> "x86_64";
      case "x86" -> "i686";
      case "arm" -> "armv7l";
      default -> osArch;
    };
  }
}
