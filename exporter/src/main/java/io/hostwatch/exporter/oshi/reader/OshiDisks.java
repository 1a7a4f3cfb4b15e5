package io.hostwatch.exporter.oshi.reader;

import io.hostwatch.exporter.oshi.host.DiskReading;
import java.util.List;
import java.util.regex.Pattern;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;

/**
 * The disks: found slowly, counted fast. Thread-safe.
 *
 * <p>A disk that can no longer be counted is left out until it is looked for again.
 */
final class OshiDisks {
  private static final Pattern FOLDER = Pattern.compile("^(/dev/|\\\\\\\\\\.\\\\)");
  private static final Pattern WINDOWS_DRIVE = Pattern.compile("(?i)PHYSICALDRIVE");

  private final HardwareAbstractionLayer hardware;
  private volatile List<HWDiskStore> found = List.of();

  OshiDisks(HardwareAbstractionLayer hardware) {
    this.hardware = hardware;
  }

  void find() {
    found = List.copyOf(hardware.getDiskStores());
  }

  List<DiskReading> read() {
    return found.stream().filter(HWDiskStore::updateAttributes).map(OshiDisks::reading).toList();
  }

  private static DiskReading reading(HWDiskStore disk) {
    return new DiskReading(
        device(disk.getName()),
        OshiText.known(disk.getModel()).strip(),
        OshiText.known(disk.getSerial()).strip(),
        disk.getReads(),
        disk.getReadBytes(),
        disk.getWrites(),
        disk.getWriteBytes(),
        disk.getCurrentQueueLength(),
        disk.getTransferTime());
  }

  /** {@code sda} of /dev/sda, {@code PhysicalDrive0} of \\.\PHYSICALDRIVE0, {@code disk0}. */
  static String device(String name) {
    String plain = FOLDER.matcher(name).replaceFirst("");
    return WINDOWS_DRIVE.matcher(plain).replaceFirst("PhysicalDrive");
  }
}
