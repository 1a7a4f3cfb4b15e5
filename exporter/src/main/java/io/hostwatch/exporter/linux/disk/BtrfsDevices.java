package io.hostwatch.exporter.linux.disk;

import java.util.List;

/**
 * A btrfs file system and its devices.
 *
 * @param uuid of the file system, as sysfs has it
 */
record BtrfsDevices(String uuid, List<Device> devices) {

  BtrfsDevices {
    devices = List.copyOf(devices);
  }

  /**
   * One device.
   *
   * @param path where its special file was when it was mounted
   * @param errors by kind: write, read, flush, corruption, generation
   */
  record Device(String uuid, String path, double total, double used, List<Double> errors) {

    Device {
      errors = List.copyOf(errors);
    }

    /** The last part of its path. */
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }
}
