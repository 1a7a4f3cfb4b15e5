package io.hostwatch.exporter.linux.storage;

import io.hostwatch.exporter.collector.Collector;
import io.hostwatch.exporter.collector.CollectorName;
import io.hostwatch.exporter.collector.Family;
import io.hostwatch.exporter.collector.MetricSink;
import io.hostwatch.exporter.collector.NoDataException;
import io.hostwatch.exporter.linux.file.HostFiles;
import io.hostwatch.exporter.linux.file.HostPaths;
import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Software RAID: whether arrays are whole, and what they are busy with.
 *
 * <pre>{@code
 * node_md_state{device="md0",state="active"} 1
 * node_md_disks{device="md0",state="failed"} 1
 * node_md_disks_required{device="md0"} 2
 * node_md_blocks_synced{device="md0"} 248896
 * node_md_degraded{device="md0"} 1
 * }</pre>
 *
 * <p>Source: {@code /proc/mdstat} and {@code /sys/block/md*}{@code /md}. Blocks are of 1 KiB. No
 * data where the kernel has no such driver.
 */
final class MdadmCollector implements Collector {
  private static final CollectorName NAME = new CollectorName("mdadm");
  private static final Family STATE =
      Family.gauge("node_md_state", "Whether an array is in a state.", "device", "state");
  private static final Family DISKS =
      Family.gauge("node_md_disks", "Disks of an array by their state.", "device", "state");
  private static final Family REQUIRED =
      Family.gauge("node_md_disks_required", "Disks of an array that is whole.", "device");
  private static final Family BLOCKS =
      Family.gauge("node_md_blocks", "Blocks of 1 KiB of an array.", "device");
  private static final Family SYNCED =
      Family.gauge("node_md_blocks_synced", "Blocks of an array that are in step.", "device");
  private static final Family RAID_DISKS =
      Family.gauge("node_md_raid_disks", "Disks of an array that is whole, by sysfs.", "device");
  private static final Family DEGRADED =
      Family.gauge("node_md_degraded", "Disks that an array lacks.", "device");

  /** The state's label and the activity that it stands for. */
  private static final Map<String, String> STATES =
      Map.of(
          "active", "active",
          "inactive", "inactive",
          "recovering", "recovering",
          "resync", "resyncing",
          "check", "checking");

  private final HostFiles files = new HostFiles();
  private final Path mdstat;
  private final Path block;

  MdadmCollector(HostPaths paths) {
    mdstat = paths.procfs().resolve("mdstat");
    block = paths.sysfs().resolve("block");
  }

  @Override
  public CollectorName name() {
    return NAME;
  }

  @Override
  public void collect(MetricSink sink) throws IOException {
    Optional<ProcText> text = files.readIfPresent(mdstat);
    if (text.isEmpty()) {
      throw new NoDataException(mdstat + ": the kernel has no software RAID");
    }
    for (MdArray array : Mdstat.parse(text.get())) {
      add(array, sink);
    }
    for (String device : files.names(block)) {
      if (device.startsWith("md")) {
        addSysfs(device, sink);
      }
    }
  }

  private static void add(MdArray array, MetricSink sink) {
    String device = array.device();
    STATES.forEach(
        (state, activity) ->
            sink.add(STATE, array.activity().equals(activity) ? 1 : 0, device, state));
    sink.add(DISKS, array.active(), device, "active");
    sink.add(DISKS, array.failed(), device, "failed");
    sink.add(DISKS, array.spare(), device, "spare");
    sink.add(REQUIRED, array.required(), device);
    sink.add(BLOCKS, array.blocks(), device);
    sink.add(SYNCED, array.synced(), device);
  }

  /** Levels without redundancy have no file that says how degraded they are: they never are. */
  private void addSysfs(String device, MetricSink sink) {
    Path md = block.resolve(device).resolve("md");
    OptionalDouble disks = raidDisks(md);
    if (disks.isPresent()) {
      sink.add(RAID_DISKS, disks.getAsDouble(), device);
      sink.add(DEGRADED, files.number(md.resolve("degraded")).orElse(0), device);
    }
  }

  /** While an array is reshaped it says {@code 4 (3)}: how many it will have, and has. */
  private OptionalDouble raidDisks(Path md) {
    return files.text(md.resolve("raid_disks")).stream()
        .map(text -> text.substring(0, (text + ' ').indexOf(' ')))
        .filter(text -> text.matches("[0-9]{1,9}"))
        .mapToDouble(Double::parseDouble)
        .findFirst();
  }
}
