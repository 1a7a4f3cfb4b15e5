package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.linux.file.NameFilter;

/**
 * What the collectors of the hardware can be told; the defaults are node_exporter's.
 *
 * @param chips monitoring chips by label, for example {@code platform_coretemp_0}
 * @param sensors by chip and sensor, for example {@code platform_coretemp_0;temp1}
 * @param raplZoneLabel whether all zones of RAPL are one family with a label for the zone
 */
public record HardwareOptions(
    NameFilter chips,
    NameFilter sensors,
    NameFilter powerSupplies,
    NameFilter tapes,
    boolean raplZoneLabel) {

  /** Power supplies and tapes that are left out: none. */
  public static final String NOTHING = "^$";

  /** What they do unless told otherwise. */
  public static HardwareOptions defaults() {
    return new HardwareOptions(
        NameFilter.all(),
        NameFilter.all(),
        NameFilter.excluding(NOTHING),
        NameFilter.excluding(NOTHING),
        false);
  }
}
