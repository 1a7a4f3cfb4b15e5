package io.hostwatch.exporter.oshi.reader;

import com.sun.jna.platform.win32.Kernel32Util;
import io.hostwatch.exporter.oshi.host.Platform;
import io.hostwatch.exporter.oshi.host.VolumeReading;
import java.util.List;
import oshi.software.os.FileSystem;
import oshi.software.os.OSFileStore;

/** The file systems. */
final class OshiVolumes {

  private OshiVolumes() {}

  static List<VolumeReading> read(Platform platform, FileSystem files) {
    String systemDrive = platform == Platform.WINDOWS ? systemDrive() : "";
    return files.getFileStores().stream().map(store -> reading(store, systemDrive)).toList();
  }

  private static VolumeReading reading(OSFileStore store, String systemDrive) {
    String mount = store.getMount();
    boolean holdsSystem = !systemDrive.isEmpty() && mount.equalsIgnoreCase(systemDrive + "\\");
    return new VolumeReading(
        store.getVolume(),
        mount,
        store.getType(),
        store.getOptions().equals("ro") || store.getOptions().startsWith("ro,"),
        holdsSystem,
        store.getTotalSpace(),
        store.getFreeSpace(),
        store.getUsableSpace(),
        store.getTotalInodes(),
        store.getFreeInodes());
  }

  private static String systemDrive() {
    String drive = Kernel32Util.getEnvironmentVariable("SystemDrive");
    return drive == null ? "C:" : drive;
  }
}
