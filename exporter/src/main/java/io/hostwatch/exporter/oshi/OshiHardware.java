package io.hostwatch.exporter.oshi;

import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.ComputerSystem;
import oshi.hardware.GraphicsCard;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.PhysicalMemory;
import oshi.hardware.Sensors;

/**
 * The hardware of Windows and macOS, all of it from OSHI. Some of its answers take seconds there,
 * and it memoizes what it can.
 */
final class OshiHardware implements HardwareSource {
  private final HardwareAbstractionLayer hardware;

  OshiHardware() {
    this(new SystemInfo().getHardware());
  }

  OshiHardware(HardwareAbstractionLayer hardware) {
    this.hardware = hardware;
  }

  @Override
  public void facts(HardwareReport report) {
    report.part("system", () -> system(report));
    report.part("processor", () -> processor(report));
    report.part("memory", () -> memory(report));
    report.part("disks", () -> disks(report));
    report.part("graphics", () -> graphics(report));
  }

  @Override
  public void readings(HardwareReport report) {
    report.part("sensors", () -> sensors(report));
    report.part("power", () -> PowerSources.report(hardware.getPowerSources(), report));
  }

  private void system(HardwareReport report) {
    ComputerSystem system = hardware.getComputerSystem();
    report.info(HardwareFamilies.SYSTEM, system.getManufacturer(), system.getModel());
  }

  private void processor(HardwareReport report) {
    CentralProcessor cpu = hardware.getProcessor();
    CentralProcessor.ProcessorIdentifier id = cpu.getProcessorIdentifier();
    report.info(HardwareFamilies.CPU, id.getVendor(), id.getName(), id.getMicroarchitecture());
    report.positive(HardwareFamilies.CPU_PACKAGES, cpu.getPhysicalPackageCount());
    report.positive(HardwareFamilies.CPU_CORES, cpu.getPhysicalProcessorCount());
    report.positive(HardwareFamilies.CPU_THREADS, cpu.getLogicalProcessorCount());
    report.positive(HardwareFamilies.CPU_MAX_FREQUENCY, (double) cpu.getMaxFreq());
  }

  private void memory(HardwareReport report) {
    for (PhysicalMemory module : hardware.getMemory().getPhysicalMemory()) {
      String bank = module.getBankLabel();
      report.info(
          HardwareFamilies.MEMORY_MODULE,
          bank,
          module.getMemoryType(),
          module.getManufacturer(),
          module.getPartNumber());
      report.positive(HardwareFamilies.MEMORY_MODULE_BYTES, (double) module.getCapacity(), bank);
      report.positive(HardwareFamilies.MEMORY_MODULE_CLOCK, (double) module.getClockSpeed(), bank);
    }
  }

  private void disks(HardwareReport report) {
    for (HWDiskStore disk : hardware.getDiskStores()) {
      report.info(HardwareFamilies.DISK, disk.getName(), disk.getModel());
      report.positive(HardwareFamilies.DISK_SIZE, (double) disk.getSize(), disk.getName());
    }
  }

  private void graphics(HardwareReport report) {
    int number = 0;
    for (GraphicsCard card : hardware.getGraphicsCards()) {
      String name = "card" + number++;
      report.info(HardwareFamilies.GPU, name, card.getVendor(), card.getName());
      report.positive(HardwareFamilies.GPU_MEMORY, (double) card.getVRam(), name);
    }
  }

  private void sensors(HardwareReport report) {
    Sensors sensors = hardware.getSensors();
    report.temperature(HardwareFamilies.TEMPERATURE, sensors.getCpuTemperature(), "cpu");
    report.positive(HardwareFamilies.VOLTAGE, sensors.getCpuVoltage(), "cpu");
    int[] fans = sensors.getFanSpeeds();
    for (int i = 0; i < fans.length; i++) {
      report.notNegative(HardwareFamilies.FAN, fans[i], "fan" + (i + 1));
    }
  }
}
