package io.hostwatch.exporter;

import io.hostwatch.exporter.linux.LinuxOptions;
import io.hostwatch.exporter.logging.LogFormat;
import io.hostwatch.exporter.logging.LogLevel;
import io.hostwatch.exporter.textfile.TextfileOptions;
import io.hostwatch.exporter.webconfig.WebConfigFile;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything the command line decides, checked. */
record ExporterConfig(
    Web web,
    Host host,
    LinuxOptions linux,
    Set<String> collectors,
    TextfileOptions textfile,
    Duration hardwareRefresh,
    int topProcesses,
    Log log) {

  ExporterConfig {
    collectors = Set.copyOf(collectors);
  }

  /** How scrapes are answered. */
  record Web(
      List<InetSocketAddress> addresses,
      int inheritedSockets,
      String metricsPath,
      int maxRequests,
      Duration scrapeTimeout,
      boolean exporterMetrics,
      Optional<WebConfigFile> webConfig) {

    Web {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * What reads the host, and for OSHI how.
   *
   * @param refresh how often what is slow is read
   */
  record Host(HostBackend backend, Duration refresh, boolean windowsLoadAverage) {}

  /** How events are logged. */
  record Log(LogLevel level, LogFormat format) {}
}
