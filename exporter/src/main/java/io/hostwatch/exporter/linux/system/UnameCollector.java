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
import org.jspecify.annotations.Nullable;

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
  private final Path hostname;
  private final Path domainname;
  private final String jvmMachine;
  private @Nullable Kernel running;

  UnameCollector(HostPaths paths, String jvmMachine) {
    this.kernel = paths.procfs().resolve("sys/kernel");
    this.hostname = kernel.resolve("hostname");
    this.domainname = kernel.resolve("domainname");
    this.jvmMachine = jvmMachine;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    Kernel told = running();
    sink.add(
        INFO,
        1,
        told.name,
        told.release,
        told.version,
        told.machine,
        required(hostname),
        files.text(domainname).orElse("(none)"));
  }

  /** Asked once: another kernel starts with another process. */
  private Kernel running() throws CollectorException {
    Kernel known = running;
    if (known == null) {
      known =
          new Kernel(
              required(kernel.resolve("ostype")),
              required(kernel.resolve("osrelease")),
              required(kernel.resolve("version")),
              files.text(kernel.resolve("arch")).orElseGet(() -> machine(jvmMachine)));
      running = known;
    }
    return known;
  }

  private String required(Path file) throws CollectorException {
    return files.text(file).orElseThrow(() -> new CollectorException(file + ": cannot be read"));
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

  private record Kernel(String name, String release, String version, String machine) {}
}
