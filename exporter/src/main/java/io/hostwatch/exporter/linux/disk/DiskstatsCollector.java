package io.hostwatch.exporter.linux.disk;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.NameFilter;
import io.hostwatch.exporter.linux.file.ProcText;
import io.hostwatch.exporter.linux.file.RememberedFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
  private static final int FEWEST_COLUMNS = 11;
  private static final List<Column> COLUMNS =
      List.of(
          count("reads_completed", "Reads done."),
          count("reads_merged", "Reads that were merged into another."),
          new Column(counter("read_bytes_total", "Bytes read."), SECTOR, 1),
          seconds("read_time", "Seconds that all reads together took."),
          count("writes_completed", "Writes done."),
          count("writes_merged", "Writes that were merged into another."),
          new Column(counter("written_bytes_total", "Bytes written."), SECTOR, 1),
          seconds("write_time", "Seconds that all writes together took."),
          new Column(gauge("io_now", "Requests on their way at this moment."), 1, 1),
          seconds("io_time", "Seconds in which some request was on its way."),
          seconds("io_time_weighted", "Seconds that all requests together were on their way."),
          count("discards_completed", "Discards done."),
          count("discards_merged", "Discards that were merged into another."),
          count("discarded_sectors", "Sectors discarded."),
          seconds("discard_time", "Seconds that all discards together took."),
          count("flush_requests", "Flushes done."),
          seconds("flush_requests_time", "Seconds that all flushes together took."));

  private final HostFiles files = new HostFiles();
  private final Path source;
  private final DiskIdentity identity;
  private final RememberedFilter filter;

  DiskstatsCollector(HostPaths paths, NameFilter filter) {
    this.source = paths.procfs().resolve("diskstats");
    this.identity = new DiskIdentity(paths.sysfs().resolve("block"), paths.udevData());
    this.filter = new RememberedFilter(filter);
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    ProcText text = files.read(source);
    while (text.nextLine()) {
      long major = text.nextUnsigned();
      long minor = text.nextUnsigned();
      if (!text.nextField()) {
        throw text.malformed("a device's name");
      }
      String device = text.field();
      if (filter.accepts(device)) {
        collectCounts(text, device, sink);
        identity.collect(device, major, minor, sink);
      }
    }
  }

  private static void collectCounts(ProcText text, String device, MetricSink sink)
      throws CollectorException {
    int found = 0;
    while (found < COLUMNS.size() && text.nextField()) {
      Column column = COLUMNS.get(found++);
      double value = ProcText.asDouble(text.unsigned());
      sink.add(column.family, value * column.factor / column.divisor, device);
    }
    if (found < FEWEST_COLUMNS) {
      throw text.malformed("at least " + FEWEST_COLUMNS + " numbers after the name");
    }
  }

  private static Column count(String name, String help) {
    return new Column(counter(name + "_total", help), 1, 1);
  }

  private static Column seconds(String name, String help) {
    return new Column(counter(name + "_seconds_total", help), 1, 1000);
  }

  private static Family counter(String name, String help) {
    return Family.counter("node_disk_" + name, help, "device");
  }

  private static Family gauge(String name, String help) {
    return Family.gauge("node_disk_" + name, help, "device");
  }

  /** A divisor beside the factor, since ms / 1000 is exact where ms * 0.001 is not. */
  private record Column(Family family, double factor, double divisor) {}
}
