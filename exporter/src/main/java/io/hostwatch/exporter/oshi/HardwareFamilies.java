package io.hostwatch.exporter.oshi;

import io.hostwatch.exporter.collector.Family;

/** The families of the hardware collector: the same on every operating system. */
final class HardwareFamilies {
  static final Family SYSTEM =
      info("system", "The machine's maker and model, always 1.", "vendor", "model");
  static final Family CPU =
      info("cpu", "The processor, always 1.", "vendor", "model", "microarchitecture");
  static final Family CPU_PACKAGES = gauge("cpu_packages", "Processor packages.");
  static final Family CPU_CORES = gauge("cpu_physical_cores", "Physical cores.");
  static final Family CPU_THREADS = gauge("cpu_logical_cores", "Logical cores, as scheduled on.");
  static final Family CPU_MAX_FREQUENCY =
      gauge("cpu_max_frequency_hertz", "The highest frequency of any core.");
  static final Family MEMORY_MODULE =
      info("memory_module", "A memory module, always 1.", "bank", "type", "manufacturer", "part");
  static final Family MEMORY_MODULE_BYTES =
      gauge("memory_module_bytes", "Capacity of a memory module.", "bank");
  static final Family MEMORY_MODULE_CLOCK =
      gauge("memory_module_transfers_per_second", "Transfer rate of a memory module.", "bank");
  static final Family DISK = info("disk", "A disk, always 1.", "device", "model", "kind");
  static final Family DISK_SIZE = gauge("disk_size_bytes", "Capacity of a disk.", "device");
  static final Family GPU = info("gpu", "A graphics card, always 1.", "card", "vendor", "model");
  static final Family GPU_MEMORY =
      gauge("gpu_memory_bytes", "Memory of a graphics card of its own.", "card");
  static final Family GPU_MEMORY_USED =
      gauge("gpu_memory_used_bytes", "Memory in use of a graphics card.", "card");
  static final Family GPU_BUSY =
      gauge("gpu_utilization_ratio", "Share of time a graphics card works, 0 to 1.", "card");
  static final Family GPU_TEMPERATURE =
      gauge("gpu_temperature_celsius", "Temperature of a graphics card.", "card");
  static final Family GPU_POWER =
      gauge("gpu_power_watts", "Power that a graphics card draws.", "card");
  static final Family USB_DEVICE =
      info(
          "usb_device",
          "A USB device, always 1.",
          "device",
          "vendor_id",
          "product_id",
          "vendor",
          "product");
  static final Family TEMPERATURE =
      gauge("temperature_celsius", "What a temperature sensor reads.", "sensor");
  static final Family FAN = gauge("fan_speed_rpm", "Turns of a fan in a minute.", "sensor");
  static final Family VOLTAGE = gauge("voltage_volts", "What a voltage sensor reads.", "sensor");
  static final Family CURRENT = gauge("current_amperes", "What a current sensor reads.", "sensor");
  static final Family POWER = gauge("power_watts", "What a power sensor reads.", "sensor");
  static final Family POWER_SOURCE =
      info("power_source", "A battery, always 1.", "source", "manufacturer", "model", "chemistry");
  static final Family POWER_REMAINING =
      gauge("power_source_remaining_ratio", "Charge left of a battery, 0 to 1.", "source");
  static final Family POWER_CHARGING =
      gauge("power_source_charging", "Whether a battery is being charged, 1 or 0.", "source");
  static final Family POWER_CYCLES =
      gauge("power_source_cycles", "Charge cycles a battery has been through.", "source");
  static final Family POWER_HEALTH =
      gauge(
          "power_source_full_ratio",
          "Full charge of a battery as a share of what it was designed for.",
          "source");
  static final Family POWER_VOLTAGE =
      gauge("power_source_voltage_volts", "Voltage of a battery.", "source");
  static final Family POWER_DRAWN =
      gauge("power_source_power_watts", "Power into or out of a battery.", "source");
  static final Family POWER_TEMPERATURE =
      gauge("power_source_temperature_celsius", "Temperature of a battery.", "source");
  static final Family REFRESHED =
      gauge(
          "refresh_timestamp_seconds",
          "When sensors and power were last read in the background, in Unix seconds.");

  private HardwareFamilies() {}

  private static Family info(String subject, String help, String... labels) {
    return gauge(subject + "_info", help, labels);
  }

  private static Family gauge(String name, String help, String... labels) {
    return Family.gauge("hostwatch_hardware_" + name, help, labels);
  }
}
