package io.hostwatch.exporter.oshi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import oshi.hardware.CentralProcessor.ProcessorIdentifier;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.nativefree.SystemInfo;
import oshi.util.GlobalConfig;

/**
 * Linux's hardware without a child process.
 *
 * <p>Of OSHI only the disks, the power supplies and the table of microarchitectures: its processor
 * runs {@code dmidecode} and {@code cpuid}, its memory {@code dmidecode}, its sensors {@code
 * vcgencmd}, its graphics cards {@code lspci}. Those are read from /proc and /sys here. Of its two
 * back ends the one without native code, which loads no library.
 */
final class LinuxHardware implements HardwareSource {
  private static final double KILO = 1e3;

  private final HostFiles proc;
  private final HostFiles sys;
  private final HardwareAbstractionLayer oshi;

  LinuxHardware(Path procfs, Path sysfs) {
    this.proc = new HostFiles(procfs);
    this.sys = new HostFiles(sysfs);
    GlobalConfig.set(GlobalConfig.OSHI_UTIL_PROC_PATH, procfs.toString());
    GlobalConfig.set(GlobalConfig.OSHI_UTIL_SYS_PATH, sysfs.toString());
    this.oshi = new SystemInfo().getHardware();
  }

  @Override
  public void facts(HardwareReport report) {
    report.part("system", () -> system(report));
    report.part("processor", () -> processor(report));
    report.part("topology", () -> topology(report));
    report.part("memory", () -> LinuxMemoryModules.report(sys, report));
    report.part("disks", () -> disks(report));
    report.part("graphics", () -> graphics(report));
  }

  @Override
  public void readings(HardwareReport report) {
    report.part("sensors", () -> LinuxSensors.report(sys, report));
    report.part("power", () -> PowerSources.report(oshi.getPowerSources(), report));
  }

  private void system(HardwareReport report) {
    String deviceTree = proc.text("device-tree/model").replace("\0", "");
    String model = sys.text("class/dmi/id/product_name");
    report.info(
        HardwareFamilies.SYSTEM,
        sys.text("class/dmi/id/sys_vendor"),
        model.isEmpty() ? deviceTree : model);
  }

  private void processor(HardwareReport report) throws IOException {
    CpuInfoText cpu = CpuInfoText.parse(proc.lines("cpuinfo"));
    ProcessorIdentifier identifier =
        new ProcessorIdentifier(
            cpu.vendor(),
            cpu.model(),
            cpu.family(),
            cpu.modelNumber(),
            cpu.stepping(),
            "",
            true,
            0);
    report.info(HardwareFamilies.CPU, cpu.vendor(), cpu.model(), identifier.getMicroarchitecture());
    report.positive(HardwareFamilies.CPU_THREADS, cpu.processors());
  }

  private void topology(HardwareReport report) throws IOException {
    Set<String> packages = new HashSet<>();
    Set<String> cores = new HashSet<>();
    double fastest = 0;
    for (String cpu : sys.names("devices/system/cpu", "cpu[0-9]+")) {
      String at = "devices/system/cpu/" + cpu;
      String socket = sys.text(at + "/topology/physical_package_id");
      if (!socket.isEmpty()) {
        packages.add(socket);
        cores.add(socket + "/" + sys.text(at + "/topology/core_id"));
      }
      fastest = Math.max(fastest, sys.number(at + "/cpufreq/cpuinfo_max_freq") * KILO);
    }
    report.positive(HardwareFamilies.CPU_PACKAGES, packages.size());
    report.positive(HardwareFamilies.CPU_CORES, cores.size());
    report.positive(HardwareFamilies.CPU_MAX_FREQUENCY, fastest);
  }

  private void disks(HardwareReport report) {
    List<HWDiskStore> disks = oshi.getDiskStores();
    for (HWDiskStore disk : disks) {
      String device = disk.getName().replaceFirst("^/dev/", "");
      report.info(HardwareFamilies.DISK, device, disk.getModel());
      report.positive(HardwareFamilies.DISK_SIZE, (double) disk.getSize(), device);
    }
  }

  private void graphics(HardwareReport report) throws IOException {
    for (String card : sys.names("class/drm", "card[0-9]+")) {
      String at = "class/drm/" + card + "/device";
      report.info(HardwareFamilies.GPU, card, sys.text(at + "/vendor"), sys.text(at + "/device"));
      report.positive(HardwareFamilies.GPU_MEMORY, sys.number(at + "/mem_info_vram_total"), card);
    }
  }
}
