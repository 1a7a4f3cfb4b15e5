package io.hostwatch.simulator.host;

import io.hostwatch.simulator.model.Families;
import io.hostwatch.simulator.model.Labels;
import io.hostwatch.simulator.model.Reading;
import java.util.Map;

/** The collectors hwmon and mdadm: how warm it is, and the mirrored disks. */
final class HardwareFamilies {
  private static final String CHIP = "platform_coretemp_0";
  private static final double LARGEST = 85;
  private static final double CRITICAL = 100;
  private static final Map<String, Integer> DISKS = Map.of("active", 2, "failed", 0, "spare", 0);

  private HardwareFamilies() {}

  static void add(HostModel host, Families to) {
    to.gauge("node_hwmon_chip_names", "Annotation metric for human-readable chip names")
        .with(Labels.of("chip", CHIP, "chip_name", "coretemp"), Reading.of(1));
    for (int sensor = 1; sensor <= 2; sensor++) {
      addSensor(host, sensor, to);
    }
    Reading busy = host.busy();
    to.gauge("node_hwmon_fan_rpm", "Hardware monitor for fan revolutions per minute (input)")
        .with(
            Labels.of("chip", CHIP, "sensor", "fan1"),
            moment -> Math.rint(1200 + 2400 * busy.at(moment)));
    addMirror(host, to);
  }

  private static void addSensor(HostModel host, int number, Families to) {
    Labels labels = Labels.of("chip", CHIP, "sensor", "temp" + number);
    Reading base = host.wavering("temp" + number, 37 - number, 0.02);
    Reading busy = host.busy();
    to.gauge("node_hwmon_temp_celsius", "Hardware monitor for temperature (input)")
        .with(labels, moment -> Math.rint(base.at(moment) + 41 * busy.at(moment)));
    to.gauge("node_hwmon_temp_max_celsius", "Hardware monitor for temperature (max)")
        .with(labels, Reading.of(LARGEST));
    to.gauge("node_hwmon_temp_crit_celsius", "Hardware monitor for temperature (crit)")
        .with(labels, Reading.of(CRITICAL));
    to.gauge("node_hwmon_temp_crit_alarm_celsius", "Hardware monitor for temperature (crit_alarm)")
        .with(labels, Reading.of(0));
    String label = number == 1 ? "package_id_0" : "core_" + (number - 2);
    to.gauge("node_hwmon_sensor_label", "Label for given chip and sensor")
        .with(Labels.of("chip", CHIP, "label", label, "sensor", "temp" + number), Reading.of(1));
  }

  private static void addMirror(HostModel host, Families to) {
    Labels device = Labels.of("device", "md0");
    Families.Entry disks =
        to.gauge("node_md_disks", "Number of active/failed/spare disks of device.");
    DISKS.keySet().stream()
        .sorted()
        .forEach(
            state -> disks.with(state("md0", state), Reading.of(DISKS.getOrDefault(state, 0))));
    to.gauge("node_md_disks_required", "Total number of disks of device.")
        .with(device, Reading.of(2));
    double blocks = host.role() == Role.DB ? 1_048_576_000 : 209_715_200;
    to.gauge("node_md_blocks", "Total number of blocks on device.")
        .with(device, Reading.of(blocks));
    to.gauge("node_md_blocks_synced", "Number of blocks synced on device.")
        .with(device, Reading.of(blocks));
    Families.Entry states = to.gauge("node_md_state", "Indicates the state of md-device.");
    for (String state : new String[] {"active", "check", "inactive", "recovering", "resync"}) {
      states.with(state("md0", state), Reading.of(state.equals("active") ? 1 : 0));
    }
  }

  private static Labels state(String device, String state) {
    return Labels.of("device", device, "state", state);
  }
}
