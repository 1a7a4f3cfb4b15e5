package io.hostwatch.exporter;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.linux.LinuxCollectors;
import io.hostwatch.exporter.linux.LinuxOptions;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.libc.PageSize;
import io.hostwatch.exporter.oshi.HardwareCollector;
import io.hostwatch.exporter.oshi.host.HostCollectors;
import io.hostwatch.exporter.oshi.host.Platform;
import io.hostwatch.exporter.process.LinuxProcesses;
import io.hostwatch.exporter.process.TopprocessesCollector;
import io.hostwatch.exporter.textfile.TextfileCollector;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every collector there is, and those that are on.
 *
 * <p>Their order decides who wins where two report the same series: the host's readers come before
 * what users write into text files.
 */
final class Catalogue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);
  private static final String HARDWARE = "hardware";
  private static final String TOP_PROCESSES = "topprocesses";
  private static final String TEXTFILE = "textfile";

  private final List<Collector> collectors = new ArrayList<>();
  private final List<Runnable> closers = new ArrayList<>();

  private Catalogue() {}

  /**
   * The names of all collectors of this operating system, sorted, and whether each is on by
   * default.
   */
  static SequencedMap<String, Boolean> names() {
    SequencedMap<String, Boolean> names = new TreeMap<>();
    if (HostFlags.platform() == Platform.LINUX) {
      LinuxCollectors.all(LinuxOptions.defaults(HostPaths.ofThisHost()))
          .forEach(collector -> names.put(collector.name().value(), collector.isOnByDefault()));
      names.put(TOP_PROCESSES, false);
    } else {
      names.putAll(HostCollectors.names(HostFlags.platform()));
    }
    names.put(HARDWARE, true);
    names.put(TEXTFILE, true);
    return names;
  }

  /** Makes the collectors that are on and starts their background work. */
  static Catalogue open(ExporterConfig config) {
    Catalogue catalogue = new Catalogue();
    switch (config.host().backend()) {
      case NATIVE -> catalogue.linux(config);
      case OSHI -> OshiBackend.open(config).ifPresent(catalogue::add);
    }
    HostPaths paths = config.linux().paths();
    if (config.collectors().contains(HARDWARE)) {
      HardwareCollector hardware =
          HardwareCollector.start(paths.procfs(), paths.sysfs(), config.hardwareRefresh());
      catalogue.closers.add(hardware::close);
      catalogue.collectors.add(hardware);
    }
    if (config.collectors().contains(TEXTFILE)) {
      catalogue.collectors.add(new TextfileCollector(config.textfile()));
    }
    return catalogue;
  }

  /** The collectors that are on. */
  List<Collector> collectors() {
    return List.copyOf(collectors);
  }

  /** The names of the collectors that are on, sorted. */
  List<CollectorName> enabled() {
    return collectors.stream().map(Collector::name).sorted().toList();
  }

  @Override
  public void close() {
    closers.forEach(Runnable::run);
  }

  private void add(HostCollectors host) {
    closers.add(host::close);
    collectors.addAll(host.all());
  }

  private void linux(ExporterConfig config) {
    LinuxOptions options = config.linux();
    if (!Files.isDirectory(options.paths().procfs())) {
      LOG.atWarn()
          .addKeyValue("procfs", options.paths().procfs())
          .log("no procfs here: only hardware and text files are reported");
      return;
    }
    LinuxCollectors.all(options).stream()
        .filter(collector -> config.collectors().contains(collector.name().value()))
        .forEach(collectors::add);
    if (config.collectors().contains(TOP_PROCESSES)) {
      collectors.add(
          new TopprocessesCollector(
              new LinuxProcesses(options.paths().procfs(), PageSize.ofThisHost()),
              config.topProcesses(),
              System::nanoTime));
    }
  }
}
