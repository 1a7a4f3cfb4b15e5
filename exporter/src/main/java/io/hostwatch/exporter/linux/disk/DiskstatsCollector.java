package io.hostwatch.exporter.linux.disk;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.disk.DiskIdentity.Device;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.NameFilter;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.file.RememberedFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What each disk reads, writes, discards and flushes, how long that takes, and which disk it is.
 *
 * <pre>{@code
 * node_disk_reads_completed_total{device="sda"} 25354
 * node_disk_io_time_seconds_total{device="sda"} 9.1
 * node_disk_info{device="sda",major="8",minor="0",path="…",wwn="…",model="…",serial="…",revision="…",rotational="1"} 1
 * node_disk_filesystem_info{device="dm-0",type="ext4",usage="filesystem",uuid="…",version="1.0"} 1
 * }</pre>
 *
 * <p>Source: {@code /proc/diskstats}, with as many of its columns as the kernel gives (11, with
 * discards 15, with flushes 17); udev's database and {@code /sys/block} for the rest. A sector is
 * 512 bytes whatever the disk's own are, and times are in milliseconds.
 */
final class DiskstatsCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("diskstats");
  private static final double SECTOR = 512;
  private static final double MILLISECOND = 0.001; // as a factor: node_exporter's last digits
  private static final int FEWEST_COLUMNS = 11;
  private static final List<Column> COLUMNS =
      List.of(
          count("reads_completed", "Reads done."),
          count("reads_merged", "Reads that were merged into another."),
          new Column(counter("read_bytes_total", "Bytes read."), SECTOR),
          seconds("read_time", "Seconds that all reads together took."),
          count("writes_completed", "Writes done."),
          count("writes_merged", "Writes that were merged into another."),
          new Column(counter("written_bytes_total", "Bytes written."), SECTOR),
          seconds("write_time", "Seconds that all writes together took."),
          new Column(gauge("io_now", "Requests on their way at this moment."), 1),
          seconds("io_time", "Seconds in which some request was on its way."),
          seconds("io_time_weighted", "Seconds that all requests together were on their way."),
          count("discards_completed", "Discards done."),
          count("discards_merged", "Discards that were merged into another."),
          count("discarded_sectors", "Sectors discarded."),
          seconds("discard_time", "Seconds that all discards together took."),
          count("flush_requests", "Flushes done."),
          seconds("flush_requests_time", "Seconds that all flushes together took."));

  private final HostFiles files = new HostFiles();
  private final HostPaths paths;
  private final Path source;
  private final RememberedFilter filter;
  private final LongSupplier nanos;
  private final List<Disk> disks = new ArrayList<>(); // in the file's order
  private boolean someAreGone;

  DiskstatsCollector(HostPaths paths, NameFilter filter, LongSupplier nanos) {
    this.paths = paths;
    this.source = paths.procfs().resolve("diskstats");
    this.filter = new RememberedFilter(filter);
    this.nanos = nanos;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    ProcText text = files.read(source);
    int line = 0;
    while (text.nextLine()) {
      Disk disk = disk(line++, text);
      if (disk.identity != null) {
        collectCounts(text, disk.label, sink);
        disk.identity.collect(sink);
      }
    }
    forgetFrom(line);
    if (someAreGone) {
      files.release();
      someAreGone = false;
    }
  }

  private void forgetFrom(int line) {
    List<Disk> others = disks.subList(line, disks.size());
    someAreGone |= !others.isEmpty();
    others.clear();
  }

  /** The line's disk: the one that was there the last time, unless disks came or went. */
  private Disk disk(int line, ProcText text) throws CollectorException {
    long major = text.nextUnsigned();
    long minor = text.nextUnsigned();
    if (!text.nextField()) {
      throw text.malformed("a device's name");
    }
    if (line < disks.size() && disks.get(line).is(major, minor, text)) {
      return disks.get(line);
    }
    forgetFrom(line);
    Device device = new Device(text.field(), major, minor);
    DiskIdentity identity =
        filter.accepts(device.name()) ? new DiskIdentity(files, paths, device, nanos) : null;
    disks.add(new Disk(device, identity));
    return disks.getLast();
  }

  private static void collectCounts(ProcText text, String[] label, MetricSink sink)
      throws CollectorException {
    int found = 0;
    while (found < COLUMNS.size() && text.nextField()) {
      Column column = COLUMNS.get(found++);
      double value = ProcText.asDouble(text.unsigned());
      sink.add(column.family, value * column.factor, label);
    }
    if (found < FEWEST_COLUMNS) {
      throw text.malformed("at least " + FEWEST_COLUMNS + " numbers after the name");
    }
  }

  private static Column count(String name, String help) {
    return new Column(counter(name + "_total", help), 1);
  }

  private static Column seconds(String name, String help) {
    return new Column(counter(name + "_seconds_total", help), MILLISECOND);
  }

  private static Family counter(String name, String help) {
    return Family.counter("node_disk_" + name, help, "device");
  }

  private static Family gauge(String name, String help) {
    return Family.gauge("node_disk_" + name, help, "device");
  }

  /** A line of the file: what does not change from one scrape to the next. */
  private static final class Disk {
    private final Device device;
    private final String[] label;
    private final @Nullable DiskIdentity identity;

    /**
     * @param identity null if the device is not reported
     */
    Disk(Device device, @Nullable DiskIdentity identity) {
      this.device = device;
      this.label = new String[] {device.name()};
      this.identity = identity;
    }

    boolean is(long major, long minor, ProcText text) {
      return device.major() == major && device.minor() == minor && text.fieldIs(device.name());
    }
  }

  private record Column(Family family, double factor) {}
}
