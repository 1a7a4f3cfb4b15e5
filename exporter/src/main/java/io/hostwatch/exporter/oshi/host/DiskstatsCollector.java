package io.hostwatch.exporter.oshi.host;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorException;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What each disk reads and writes.
 *
 * <pre>{@code
 * node_disk_reads_completed_total{device="PhysicalDrive0"} 25354
 * node_disk_io_time_seconds_total{device="PhysicalDrive0"} 9.1
 * node_disk_info{device="disk0",major="",minor="",path="",wwn="",model="…",serial="…",revision="",rotational=""} 1
 * }</pre>
 *
 * <p>Which disks there are is found out in the background. macOS has no time in which a disk was
 * busy: OSHI adds up the times of reads and of writes, which overlap. Used by one thread at a time.
 */
final class DiskstatsCollector implements Collector {
  static final CollectorName NAME = new CollectorName("diskstats");
  private static final double MILLIS = 1000;
  private static final Family READS = counter("reads_completed", "Reads done.");
  private static final Family READ_BYTES = counter("read_bytes", "Bytes read.");
  private static final Family WRITES = counter("writes_completed", "Writes done.");
  private static final Family WRITTEN_BYTES = counter("written_bytes", "Bytes written.");
  private static final Family BUSY =
      counter("io_time_seconds", "Seconds in which some request was on its way.");
  private static final Family NOW =
      Family.gauge("node_disk_io_now", "Requests on their way at this moment.", "device");
  private static final Family INFO =
      Family.gauge(
          "node_disk_info",
          "Which disk a device is; the value is always 1.",
          "device",
          "major",
          "minor",
          "path",
          "wwn",
          "model",
          "serial",
          "revision",
          "rotational");

  private final HostReader reader;
  private final Predicate<String> accepts;
  private final Refreshed<Boolean> search;
  private final Counters counters = new Counters();

  DiskstatsCollector(HostReader reader, Predicate<String> accepts, Refreshed<Boolean> search) {
    this.reader = reader;
    this.accepts = accepts;
    this.search = search;
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws CollectorException {
    if (search.current(sink).isEmpty()) {
      return;
    }
    List<DiskReading> disks = reader.disks();
    if (disks.isEmpty()) {
      throw new CollectorException("no disk was found");
    }
    counters.retain(disks.stream().map(DiskReading::name).collect(Collectors.toSet()));
    List<String> failed = new ArrayList<>();
    for (DiskReading disk : disks) {
      if (accepts.test(disk.name()) && !collect(disk, sink)) {
        failed.add(disk.name());
      }
    }
    if (!failed.isEmpty()) {
      throw new CollectorException("the counts fell to 0 of " + failed);
    }
  }

  private boolean collect(DiskReading disk, MetricSink sink) {
    String device = disk.name();
    sink.add(INFO, 1, device, "", "", "", "", disk.model(), disk.serial(), "", "");
    Optional<double[]> counts =
        counters.advance(
            device,
            disk.reads(),
            disk.readBytes(),
            disk.writes(),
            disk.writtenBytes(),
            disk.transferMillis());
    counts.ifPresent(values -> add(device, values, sink));
    if (counts.isPresent() && disk.queueLength() >= 0 && hasBusyTime()) {
      sink.add(NOW, (double) disk.queueLength(), device);
    }
    return counts.isPresent();
  }

  private void add(String device, double[] values, MetricSink sink) {
    sink.add(READS, values[0], device);
    sink.add(READ_BYTES, values[1], device);
    sink.add(WRITES, values[2], device);
    sink.add(WRITTEN_BYTES, values[3], device);
    if (hasBusyTime()) {
      sink.add(BUSY, values[4] / MILLIS, device);
    }
  }

  private boolean hasBusyTime() {
    return reader.platform() != Platform.MACOS;
  }

  private static Family counter(String name, String help) {
    return Family.counter("node_disk_" + name + "_total", help, "device");
  }
}
