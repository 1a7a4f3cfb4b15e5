package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.linux.file.Digits;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What tape drives read and wrote, and how long it took.
 *
 * <pre>{@code
 * node_tape_read_bytes_total{device="st0"} 9.79383912e+08
 * node_tape_write_time_seconds_total{device="st0"} 5233.597394395
 * }</pre>
 *
 * <p>Source: {@code /sys/class/scsi_tape/st*}{@code /stats}. A drive's other names, such as {@code
 * nst0} for the one that does not rewind, have the same numbers and are left out. No data where the
 * kernel has no such class.
 */
final class TapestatsCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("tapestats");
  private static final String PREFIX = "st";
  private static final double NANOSECOND = 1e-9;
  private static final Map<String, Measure> COUNTS =
      Map.of(
          "in_flight",
          Measure.plain(
              Family.gauge(
                  "node_tape_io_now", "Commands that a drive has yet to answer.", "device")),
          "io_ns",
          seconds("io_time", "waited for any command"),
          "other_cnt",
          count("io_others", "Commands other than to read or write."),
          "read_byte_cnt",
          count("read_bytes", "Bytes read."),
          "read_cnt",
          count("reads_completed", "Commands to read that were done."),
          "read_ns",
          seconds("read_time", "waited for what was read"),
          "resid_cnt",
          count("residual", "Times that less or more than asked for was read or written."),
          "write_byte_cnt",
          count("written_bytes", "Bytes written."),
          "write_cnt",
          count("writes_completed", "Commands to write that were done."),
          "write_ns",
          seconds("write_time", "waited until all was written"));

  private final HostFiles files = new HostFiles();
  private final Devices<Readings> drives;

  TapestatsCollector(HostPaths paths, HardwareOptions options, LongSupplier nanoClock) {
    drives =
        new Devices<>(
            files,
            paths.sysfs().resolve("class/scsi_tape"),
            name -> isDrive(name) && options.tapes().accepts(name),
            TapestatsCollector::readings,
            nanoClock);
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    for (Readings drive : drives.nowOrNoData("tape drives")) {
      drive.collect(files, sink);
    }
  }

  private static boolean isDrive(String name) {
    return name.startsWith(PREFIX) && Digits.only(name.substring(PREFIX.length()));
  }

  private static Readings readings(Path drive) {
    Readings readings = new Readings();
    String name = String.valueOf(drive.getFileName());
    Path stats = drive.resolve("stats");
    COUNTS.forEach((file, measure) -> readings.add(stats.resolve(file), measure, name));
    return readings;
  }

  private static Measure count(String name, String help) {
    return Measure.plain(Family.counter("node_tape_" + name + "_total", help, "device"));
  }

  private static Measure seconds(String name, String help) {
    Family family =
        Family.counter(
            "node_tape_" + name + "_seconds_total",
            "Seconds in which somebody " + help + ".",
            "device");
    return new Measure(family, NANOSECOND, 1);
  }
}
