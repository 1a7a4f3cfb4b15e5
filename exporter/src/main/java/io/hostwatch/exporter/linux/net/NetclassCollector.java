package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.RememberedFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What each network interface is and in which state.
 *
 * <pre>{@code
 * node_network_info{device="eth0",address="02:fc:00:00:00:01",…,operstate="up",ifalias=""} 1
 * node_network_mtu_bytes{device="eth0"} 1500
 * node_network_speed_bytes{device="eth0"} 1.25e+08
 * node_network_up{device="eth0"} 1
 * }</pre>
 *
 * <p>Source: {@code /sys/class/net}, where each interface has a folder with a file for each value.
 */
final class NetclassCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("netclass");

  private final HostFiles files = new HostFiles();
  private final Path interfaces;
  private final RememberedFilter filter;
  private final boolean ignoreInvalidSpeed;
  private final Map<String, NetclassDevice> known = new HashMap<>();

  NetclassCollector(HostPaths paths, NetOptions.Netclass options) {
    this.interfaces = paths.sysfs().resolve("class/net");
    this.filter = new RememberedFilter(options.devices());
    this.ignoreInvalidSpeed = options.ignoreInvalidSpeed();
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    List<String> names = files.names(interfaces);
    if (names.isEmpty() && !Files.isReadable(interfaces)) {
      throw new NoDataException(interfaces + " is not there or not readable");
    }
    int seen = 0;
    for (String name : names) {
      if (filter.accepts(name) && collect(name, sink)) {
        seen++;
      }
    }
    if (known.size() > seen) {
      forgetAllBut(names);
    }
  }

  private boolean collect(String name, MetricSink sink) throws IOException {
    NetclassDevice device = known.get(name);
    Path folder = device == null ? interfaces.resolve(name) : device.folder();
    BasicFileAttributes now;
    try {
      now = Files.readAttributes(folder, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return false; // gone since its name was listed
    }
    if (!now.isDirectory()) {
      return false;
    }
    if (device == null || !device.isStill(now.fileKey())) {
      device = replaced(name, new NetclassDevice(name, folder, now.fileKey()));
    }
    device.collect(sink, ignoreInvalidSpeed);
    return true;
  }

  /** Another interface may have taken the name over, while open files still are the old one's. */
  private NetclassDevice replaced(String name, NetclassDevice device) throws IOException {
    NetclassDevice old = known.put(name, device);
    if (old != null) {
      old.release();
    }
    return device;
  }

  private void forgetAllBut(List<String> names) throws IOException {
    Iterator<Map.Entry<String, NetclassDevice>> all = known.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, NetclassDevice> one = all.next();
      if (!names.contains(one.getKey())) {
        all.remove();
        one.getValue().release();
      }
    }
  }
}
