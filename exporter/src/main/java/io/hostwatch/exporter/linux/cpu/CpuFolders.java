package io.hostwatch.exporter.linux.cpu;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The folders of the CPUs in {@code /sys/devices/system/cpu}. */
final class CpuFolders {
  private static final String PREFIX = "cpu";

  private CpuFolders() {}

  /** One CPU's folder. */
  record CpuFolder(int number, Path path) {

    String label() {
      return Integer.toString(number);
    }
  }

  /** All of them by number; none if there is no such {@code parent}. */
  static List<CpuFolder> in(Path parent) {
    List<CpuFolder> found = new ArrayList<>();
    String[] names = parent.toFile().list((File in, String name) -> isCpu(name));
    for (String name : names == null ? new String[0] : names) {
      found.add(
          new CpuFolder(Integer.parseInt(name.substring(PREFIX.length())), parent.resolve(name)));
    }
    found.sort(Comparator.comparingInt(CpuFolder::number));
    return found;
  }

  private static boolean isCpu(String name) {
    return name.startsWith(PREFIX) && name.matches("cpu[0-9]{1,6}");
  }
}
