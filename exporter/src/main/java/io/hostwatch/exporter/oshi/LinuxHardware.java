package io.hostwatch.exporter.oshi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import oshi.hardware.CentralProcessor.ProcessorIdentifier;

/**
 * Linux's hardware without a child process.
 *
 * <p>Of OSHI only the table of microarchitectures: its processor runs {@code dmidecode} and {@code
 * cpuid}, its memory {@code dmidecode}, its sensors {@code vcgencmd}, its graphics cards {@code
 * lspci}. All else is read from /proc and /sys, which loads no library and few classes.
 */
final class LinuxHardware implements HardwareSource {
  private static final double KILO = 1e3;

  private final SmallFiles proc;
  private final SmallFiles sys;

  LinuxHardware(Path procfs, Path sysfs) {
    this.proc = new SmallFiles(procfs);
    this.sys = new SmallFiles(sysfs);
  }

  @Override
  public void facts(HardwareReport report) {
    report.part("system", () -> system(report));
    report.part("processor", () -> processor(report));
    report.part("topology", () -> topology(report));
    report.part("memory", () -> LinuxMemoryModules.report(sys, report));
    report.part("disks", () -> LinuxDisks.report(sys, report));
    report.part("graphics", () -> LinuxGraphics.facts(sys, report));
  }

  @Override
  public void readings(HardwareReport report) {
    report.part("sensors", () -> LinuxSensors.report(sys, report));
    report.part("power", () -> LinuxBatteries.report(sys, report));
    report.part("graphics", () -> LinuxGraphics.readings(sys, report));
    report.part("usb", () -> LinuxUsb.report(sys, report));
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
}
