package io.hostwatch.exporter.oshi;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.ComputerSystem;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.PhysicalMemory;
import oshi.hardware.Sensors;
import oshi.hardware.UsbDevice;

/**
 * The hardware of Windows and macOS, all of it from OSHI. Some of its answers take seconds there,
 * and it memoizes what it can. Used by one thread, on which OSHI is started too.
 *
 * <p>On macOS OSHI runs a child process for memory modules and graphics cards; those are not asked
 * for.
 */
final class OshiHardware implements HardwareSource {
  private final boolean mac = System.getProperty("os.name", "").startsWith("Mac");
  private @Nullable HardwareAbstractionLayer opened;
  private @Nullable OshiGraphics graphics;

  @Override
  public void facts(HardwareReport report) {
    HardwareAbstractionLayer hardware = hardware();
    report.part("system", () -> system(hardware.getComputerSystem(), report));
    report.part("processor", () -> processor(hardware.getProcessor(), report));
    report.part("disks", () -> disks(hardware.getDiskStores(), report));
    if (!mac) {
      report.part("memory", () -> memory(hardware.getMemory().getPhysicalMemory(), report));
      report.part("graphics", () -> graphics(hardware).facts(report));
    }
  }

  @Override
  public void readings(HardwareReport report) {
    HardwareAbstractionLayer hardware = hardware();
    report.part("sensors", () -> sensors(hardware.getSensors(), report));
    report.part("power", () -> PowerSources.report(hardware.getPowerSources(), report));
    report.part("usb", () -> usb(hardware.getUsbDevices(false), report));
    if (!mac) {
      report.part("graphics", () -> graphics(hardware).readings(report));
    }
  }

  private HardwareAbstractionLayer hardware() {
    if (opened == null) {
      opened = new SystemInfo().getHardware();
    }
    return opened;
  }

  private OshiGraphics graphics(HardwareAbstractionLayer hardware) {
    if (graphics == null) {
      graphics = OshiGraphics.open(hardware.getGraphicsCards());
    }
    return graphics;
  }

  private static void system(ComputerSystem system, HardwareReport report) {
    report.info(HardwareFamilies.SYSTEM, system.getManufacturer(), system.getModel());
  }

  private static void processor(CentralProcessor cpu, HardwareReport report) {
    CentralProcessor.ProcessorIdentifier id = cpu.getProcessorIdentifier();
    report.info(HardwareFamilies.CPU, id.getVendor(), id.getName(), id.getMicroarchitecture());
    report.positive(HardwareFamilies.CPU_PACKAGES, cpu.getPhysicalPackageCount());
    report.positive(HardwareFamilies.CPU_CORES, cpu.getPhysicalProcessorCount());
    report.positive(HardwareFamilies.CPU_THREADS, cpu.getLogicalProcessorCount());
    report.positive(HardwareFamilies.CPU_MAX_FREQUENCY, (double) cpu.getMaxFreq());
  }

  private static void memory(List<PhysicalMemory> modules, HardwareReport report) {
    Set<String> banks = new HashSet<>();
    for (PhysicalMemory module : modules) {
      String bank = unlike(banks, module.getBankLabel());
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

  /** Some firmware gives every slot the same label: the second is {@code BANK 0 #2}. */
  static String unlike(Set<String> taken, String label) {
    String unique = label;
    for (int number = 2; !taken.add(unique); number++) {
      unique = label + " #" + number;
    }
    return unique;
  }

  private static void disks(List<HWDiskStore> disks, HardwareReport report) {
    for (HWDiskStore disk : disks) {
      String device = disk.getName().replaceFirst("^(/dev/|\\\\\\\\\\.\\\\)", "");
      String kind = disk.getDiskType().toLowerCase(Locale.ROOT);
      report.info(HardwareFamilies.DISK, device, disk.getModel(), kind);
      report.positive(HardwareFamilies.DISK_SIZE, (double) disk.getSize(), device);
    }
  }

  private static void usb(List<UsbDevice> devices, HardwareReport report) {
    for (UsbDevice device : devices) {
      report.info(
          HardwareFamilies.USB_DEVICE,
          device.getUniqueDeviceId(),
          device.getVendorId(),
          device.getProductId(),
          device.getVendor(),
          device.getName());
    }
  }

  private static void sensors(Sensors sensors, HardwareReport report) {
    report.temperature(HardwareFamilies.TEMPERATURE, sensors.getCpuTemperature(), "cpu");
    report.positive(HardwareFamilies.VOLTAGE, sensors.getCpuVoltage(), "cpu");
    int[] fans = sensors.getFanSpeeds();
    for (int i = 0; i < fans.length; i++) {
      report.notNegative(HardwareFamilies.FAN, fans[i], "fan" + (i + 1));
    }
  }
}
