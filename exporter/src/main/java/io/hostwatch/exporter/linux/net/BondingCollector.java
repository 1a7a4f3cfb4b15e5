package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many interfaces each bond has and how many of them have a link.
 *
 * <pre>{@code
 * node_bonding_active{master="bond0"} 1
 * node_bonding_slaves{master="bond0"} 2
 * }</pre>
 *
 * <p>Source: {@code bonding_masters} in {@code /sys/class/net}, which is there once the kernel's
 * module is loaded, and each bond's and each of its interfaces' own files.
 */
final class BondingCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("bonding");
  private static final Family SLAVES =
      Family.gauge("node_bonding_slaves", "Interfaces that a bond consists of.", "master");
  private static final Family ACTIVE =
      Family.gauge("node_bonding_active", "Interfaces of a bond that have a link.", "master");

  private final HostFiles files = new HostFiles();
  private final Path interfaces;
  private final Path masters;

  BondingCollector(HostPaths paths) {
    this.interfaces = paths.sysfs().resolve("class/net");
    this.masters = interfaces.resolve("bonding_masters");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    Optional<ProcText> text = files.readIfPresent(masters);
    if (text.isEmpty()) {
      throw new NoDataException(masters + " is not there");
    }
    try {
      for (String master : names(text.get())) {
        collect(master, sink);
      }
    } catch (NoSuchFileException e) {
      throw new NoDataException(e.getMessage() + " is not there");
    }
  }

  private void collect(String master, MetricSink sink) throws IOException {
    Path bond = interfaces.resolve(master);
    int active = 0;
    List<String> slaves = names(files.read(bond.resolve("bonding/slaves")));
    for (String slave : slaves) {
      active += isUp(bond, slave) ? 1 : 0;
    }
    sink.add(SLAVES, slaves.size(), master);
    sink.add(ACTIVE, active, master);
  }

  /** Before Linux 3.9 the link to an interface had another name. */
  private boolean isUp(Path bond, String slave) throws IOException {
    Optional<ProcText> status = status(bond, "lower_" + slave);
    ProcText text = status.isPresent() ? status.get() : read(bond, "slave_" + slave);
    return text.nextLine() && text.nextField() && text.fieldIs("up");
  }

  private Optional<ProcText> status(Path bond, String link) throws IOException {
    return files.readIfPresent(statusFile(bond, link));
  }

  private ProcText read(Path bond, String link) throws IOException {
    return files.read(statusFile(bond, link));
  }

  private static Path statusFile(Path bond, String link) {
    return bond.resolve(link).resolve("bonding_slave/mii_status");
  }

  private static List<String> names(ProcText text) throws IOException {
    List<String> names = new ArrayList<>();
    while (text.nextLine()) {
      while (text.nextField()) {
        names.add(InterfaceName.checked(text.field(), text));
      }
    }
    return names;
  }
}
