package io.hostwatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The files of a host with many parts: at full size 256 CPUs, 500 disks, 1,000 interfaces and 2,000
 * mounts.
 */
final class LargeHost {
  private final Path root;
  private final double size;

  /**
   * @param size 1 for the full host, 0.25 for a quarter of it
   */
  LargeHost(Path root, double size) {
    this.root = root;
    this.size = size;
  }

  /** Writes the files. */
  LargeHost write() throws IOException {
    cpus(part(256));
    disks(part(500));
    interfaces(part(1000));
    mounts(part(2000));
    file("proc/loadavg", "0.5 1 1.5 1/200 4711\n");
    file("proc/meminfo", "MemTotal:  1056784 kB\nMemFree: 784 kB\nMemAvailable: 6784 kB\n");
    file("proc/vmstat", "pgfault 1\npgmajfault 2\noom_kill 0\npgpgin 4\npgpgout 5\n");
    return this;
  }

  /** Flags that point an exporter at the files. */
  List<String> flags() {
    return List.of(
        "--path.procfs=" + root.resolve("proc"),
        "--path.sysfs=" + root.resolve("sys"),
        "--path.rootfs=" + root.resolve("root"),
        "--collector.disable-defaults",
        "--collector.cpu",
        "--collector.cpufreq",
        "--collector.diskstats",
        "--collector.filesystem",
        "--collector.loadavg",
        "--collector.meminfo",
        "--collector.netclass",
        "--collector.stat",
        "--collector.vmstat");
  }

  private int part(int full) {
    return (int) (full * size);
  }

  private void cpus(int count) throws IOException {
    String times = " 1000 20 300 40000 50 6 7 8 0 0\n";
    file(
        "proc/stat",
        IntStream.range(0, count)
            .mapToObj(cpu -> "cpu" + cpu + times)
            .reduce("cpu " + times, String::concat)
            .concat("intr 5\nctxt 6\nbtime 1700000000\nprocesses 7\n")
            .concat("procs_running 1\nprocs_blocked 0\n"));
    for (int cpu = 0; cpu < count; cpu++) {
      String folder = "sys/devices/system/cpu/cpu" + cpu + "/";
      file(folder + "topology/core_id", cpu / 2 + "\n");
      file(folder + "topology/physical_package_id", "0\n");
      file(folder + "thermal_throttle/core_throttle_count", cpu + "\n");
      file(folder + "thermal_throttle/package_throttle_count", "3\n");
      for (String name : List.of("cpuinfo_max_freq", "cpuinfo_min_freq", "scaling_cur_freq")) {
        file(folder + "cpufreq/" + name, "2400000\n");
      }
    }
  }

  private void disks(int count) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int disk = 0; disk < count; disk++) {
      lines.append(
          "   8 %7d dm-%d 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17%n".formatted(disk, disk));
      file("sys/block/dm-" + disk + "/queue/rotational", "0\n");
    }
    file("proc/diskstats", lines.toString());
  }

  private void interfaces(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      String folder = "sys/class/net/veth" + i + "/";
      for (String name :
          List.of("carrier", "dormant", "flags", "ifindex", "iflink", "link_mode", "mtu", "type")) {
        file(folder + name, name.equals("flags") ? "0x1003\n" : "1\n");
      }
      file(folder + "operstate", "up\n");
      file(folder + "address", "02:00:00:00:00:01\n");
      file(folder + "broadcast", "ff:ff:ff:ff:ff:ff\n");
      file(folder + "duplex", "full\n");
      file(folder + "ifalias", "\n");
    }
  }

  private void mounts(int count) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      Files.createDirectories(root.resolve("root/srv/data" + i));
      lines.append(
          "%d 1 8:%d / /srv/data%d rw,relatime shared:%d - ext4 /dev/sd%d rw%n"
              .formatted(i + 2, i, i, i, i));
    }
    file("proc/1/mountinfo", lines.toString());
    file("proc/self/mountinfo", lines.toString());
  }

  private void file(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /** Removes the files. */
  void delete() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
