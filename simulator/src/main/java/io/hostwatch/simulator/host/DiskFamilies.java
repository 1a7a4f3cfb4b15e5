package io.hostwatch.simulator.host;

import static io.hostwatch.simulator.incident.IncidentKind.DISK_FILLS;

import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Labels;
import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.model.Tally;
import io.hostwatch.simulator.wave.Wave;

/** The collector diskstats: requests, bytes and time of each disk. */
final class DiskFamilies {
  private static final double READ_BYTES = 24 * 1024.0;
  private static final double WRITE_BYTES = 16 * 1024.0;
  private static final double READ_SECONDS = 0.0012;
  private static final double WRITE_SECONDS = 0.0008;
  private static final double FILLING = 20e6;

  private DiskFamilies() {}

  static void add(HostModel host, Families to) {
    add(host, "sda", 0.4, Tally.none().more(DISK_FILLS, FILLING), to);
    add(host, "sdb", 1, Tally.none(), to);
    Families.Entry info = to.gauge("node_disk_info", "Info of /sys/block/<block_device>.");
    info.with(info("sda", "0"), Reading.of(1)).with(info("sdb", "16"), Reading.of(1));
  }

  private static void add(HostModel host, String device, double size, Tally filling, Families to) {
    Labels labels = Labels.of("device", device);
    Wave writes = host.work("writes-" + device, host.role().writes * size);
    Wave reads = host.work("reads-" + device, host.role().writes * size * 0.7);
    Tally written = Tally.of(writes).plus(filling.times(1 / WRITE_BYTES));
    Tally read = Tally.of(reads);
    Tally busy = read.times(READ_SECONDS * 0.6).plus(Tally.of(writes).times(WRITE_SECONDS * 0.6));
    addRequests(labels, "read", read, to);
    addRequests(labels, "write", written, to);
    counter(to, "read_bytes", "The total number of bytes read successfully.")
        .with(labels, read.times(READ_BYTES).whole());
    counter(to, "written_bytes", "The total number of bytes written successfully.")
        .with(labels, written.times(WRITE_BYTES).whole());
    counter(to, "read_time_seconds", "The total number of seconds spent by all reads.")
        .with(labels, read.times(READ_SECONDS).exact());
    counter(to, "write_time_seconds", "The total number of seconds spent by all writes.")
        .with(labels, written.times(WRITE_SECONDS).exact());
    counter(to, "io_time_seconds", "Total seconds spent doing I/Os.").with(labels, busy.exact());
    counter(to, "io_time_weighted_seconds", "The weighted # of seconds spent doing I/Os.")
        .with(labels, busy.times(1.5).exact());
    to.gauge("node_disk_io_now", "The number of I/Os currently in progress.")
        .with(labels, host.wavering("io-now-" + device, 0.8, 1).whole());
    addDiscards(host, labels, device, to);
  }

  private static void addRequests(Labels labels, String verb, Tally requests, Families to) {
    counter(to, verb + "s_completed", "The total number of " + verb + "s completed successfully.")
        .with(labels, requests.whole());
    counter(to, verb + "s_merged", "The number of " + verb + "s merged.")
        .with(labels, requests.times(0.1).whole());
  }

  private static void addDiscards(HostModel host, Labels labels, String device, Families to) {
    Tally discards = Tally.of(host.steady("discards-" + device, 0.2));
    counter(to, "discards_completed", "The total number of discards completed successfully.")
        .with(labels, discards.whole());
    counter(to, "discards_merged", "The total number of discards merged.")
        .with(labels, Reading.of(0));
    counter(to, "discarded_sectors", "The total number of sectors discarded successfully.")
        .with(labels, discards.times(800).whole());
    counter(to, "discard_time_seconds", "The total number of seconds spent by all discards.")
        .with(labels, discards.times(0.001).exact());
    Tally flushes = Tally.of(host.work("flushes-" + device, 5));
    counter(to, "flush_requests", "The total number of flush requests completed successfully.")
        .with(labels, flushes.whole());
    counter(
            to,
            "flush_requests_time_seconds",
            "The total number of seconds spent by all flush requests.")
        .with(labels, flushes.times(0.002).exact());
  }

  private static Families.Entry counter(Families to, String name, String help) {
    return to.counter("node_disk_" + name + "_total", help);
  }

  private static Labels info(String device, String minor) {
    return Labels.of(
        "device",
        device,
        "major",
        "8",
        "minor",
        minor,
        "model",
        "SIM_SSD",
        "path",
        "pci-0000:00:1f.2-ata-" + (minor.equals("0") ? 1 : 2),
        "revision",
        "1.0",
        "rotational",
        "0",
        "serial",
        "SIM" + minor,
        "wwn",
        "");
  }
}
