package io.hostwatch.exporter.oshi;

import java.io.IOException;

/** USB devices of {@code /sys/bus/usb}, by the ports they hang on: 1-2, 1-2.3; no root hubs. */
final class LinuxUsb {
  private static final String DEVICES = "bus/usb/devices";

  private LinuxUsb() {}

  static void report(SmallFiles sys, HardwareReport report) throws IOException {
    for (String port : sys.names(DEVICES, "[0-9]+-[0-9.]+")) {
      String at = DEVICES + "/" + port + "/";
      report.info(
          HardwareFamilies.USB_DEVICE,
          port,
          sys.text(at + "idVendor"),
          sys.text(at + "idProduct"),
          sys.text(at + "manufacturer"),
          sys.text(at + "product"));
    }
  }
}
