package io.hostwatch.exporter;

import io.hostwatch.exporter.oshi.host.Platform;
import io.hostwatch.exporter.process.TopprocessesCollector;
import java.util.List;
import java.util.Optional;

/** The flags of what reads the host. */
final class HostFlags {
  private static final String BACKEND = "--host.backend";
  private static final String REFRESH = "--host.refresh-interval";
  private static final String WINDOWS_LOAD = "--host.windows-load-average";

  private static final String TOP_PROCESSES = "--collector.topprocesses.count";

  private HostFlags() {}

  static List<Flag> all() {
    String standard = platform() == Platform.LINUX ? "native" : "oshi";
    return List.of(
        Flag.value(
            BACKEND, "BACKEND", standard, "What reads the host: native (Linux only) or oshi."),
        Flag.value(
            REFRESH,
            "DURATION",
            "15s",
            "How often OSHI reads what is too slow for a scrape: file systems, sensors,"
                + " batteries."),
        Flag.value(
            TOP_PROCESSES, "N", "10", "How many commands to report by CPU, and by memory as many."),
        Flag.toggle(WINDOWS_LOAD, "Work out a load average on Windows, which has none."));
  }

  static ExporterConfig.Host host(FlagValues flags) {
    HostBackend backend = flags.oneOf(BACKEND, HostBackend.class);
    if (backend == HostBackend.NATIVE && platform() != Platform.LINUX) {
      flags.fault(BACKEND, "oshi, as there is nothing else on this system");
    }
    return new ExporterConfig.Host(backend, flags.duration(REFRESH), flags.isGiven(WINDOWS_LOAD));
  }

  static int topProcesses(FlagValues flags) {
    return flags.read(
        TOP_PROCESSES,
        text ->
            Optional.of(text)
                .filter(t -> t.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .filter(n -> n > 0 && n <= TopprocessesCollector.MOST),
        "a whole number from 1 to " + TopprocessesCollector.MOST);
  }

  static Platform platform() {
    return Platform.of(System.getProperty("os.name", ""));
  }
}
