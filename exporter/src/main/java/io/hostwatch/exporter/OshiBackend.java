package io.hostwatch.exporter;

import io.hostwatch.exporter.linux.LinuxOptions;
import io.hostwatch.exporter.linux.file.NameFilter;
import io.hostwatch.exporter.linux.file.RememberedFilter;
import io.hostwatch.exporter.oshi.host.HostCollectors;
import io.hostwatch.exporter.oshi.host.HostOptions;
import io.hostwatch.exporter.oshi.reader.OshiHost;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the host through OSHI, as the flags of Linux' collectors of the same names want it. */
final class OshiBackend {
  private static final Logger LOG = LoggerFactory.getLogger(OshiBackend.class);

  private OshiBackend() {}

  /**
   * Starts the collectors; empty, with a word in the log, where the JVM may not load native code or
   * OSHI does not know the system.
   */
  static Optional<HostCollectors> open(ExporterConfig config) {
    try {
      OshiHost reader = OshiHost.open(HostFlags.platform(), config.host().windowsLoadAverage());
      return Optional.of(
          HostCollectors.start(
              reader, options(config), config.collectors(), Clock.system(ZoneId.systemDefault())));
    } catch (RuntimeException | LinkageError e) {
      LOG.atError()
          .addKeyValue("reason", e)
          .log("OSHI does not start here: only hardware and text files are reported");
      return Optional.empty();
    }
  }

  private static HostOptions options(ExporterConfig config) {
    LinuxOptions options = config.linux();
    return new HostOptions(
        accepts(options.disk().mountPoints()),
        accepts(options.disk().fileSystemTypes()),
        accepts(options.disk().disks()),
        accepts(options.net().netdev().devices()),
        accepts(options.net().netclass().devices()),
        options.memory().vmstatFields().asPredicate(),
        options.net().netstatFields().asPredicate(),
        config.topProcesses(),
        config.host().refresh());
  }

  private static Predicate<String> accepts(NameFilter filter) {
    return new RememberedFilter(filter)::accepts;
  }
}
