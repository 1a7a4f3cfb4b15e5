package io.hostwatch.exporter.oshi;

import java.io.IOException;

/** Disks with their model and size: what {@code /sys/block} has a device behind it of. */
final class LinuxDisks {
  private static final String BLOCK = "block";
  private static final double SECTOR = 512; // sysfs counts in these, whatever the disk's own are

  private LinuxDisks() {}

  static void report(SmallFiles sys, HardwareReport report) throws IOException {
    for (String device : sys.names(BLOCK, ".+")) {
      String at = BLOCK + "/" + device;
      if (sys.exists(at + "/device")) {
        report.info(HardwareFamilies.DISK, device, sys.text(at + "/device/model"), kind(sys, at));
        report.positive(HardwareFamilies.DISK_SIZE, sys.number(at + "/size") * SECTOR, device);
      }
    }
  }

  private static String kind(SmallFiles sys, String at) {
    if (sys.text(at + "/removable").equals("1")) {
      return "removable";
    }
    return switch (sys.text(at + "/queue/rotational")) {
      case "0" -> "ssd";
      case "1" -> "hdd";
      default -> "";
    };
  }
}
