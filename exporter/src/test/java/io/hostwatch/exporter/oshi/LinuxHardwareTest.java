package io.hostwatch.exporter.oshi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxHardwareTest {
  @TempDir Path root;

  private final HardwareReport report = new HardwareReport();

  @Test
  void cpuInfo_ofAnX86_isRead() {
    CpuInfoText cpu =
        CpuInfoText.parse(
            List.of(
                "processor\t: 0",
                "vendor_id\t: AuthenticAMD",
                "model\t\t: 1",
                "model name\t: AMD EPYC 7713 64-Core Processor",
                "",
                "processor\t: 1",
                "vendor_id\t: AuthenticAMD"));

    assertThat(cpu.vendor()).isEqualTo("AuthenticAMD");
    assertThat(cpu.model()).isEqualTo("AMD EPYC 7713 64-Core Processor");
    assertThat(cpu.processors()).isEqualTo(2);
  }

  @Test
  void cpuInfo_ofAnArm_isRead() {
    CpuInfoText cpu =
        CpuInfoText.parse(List.of("processor : 0", "CPU implementer : 0x41", "CPU part : 0xd0c"));

    assertThat(cpu.vendor()).isEqualTo("0x41");
    assertThat(cpu.modelNumber()).isEqualTo("0xd0c");
  }

  @Test
  void sensors_ofHwmon_areAllRead() throws IOException {
    write("class/hwmon/hwmon0/name", "coretemp\n");
    write("class/hwmon/hwmon0/temp1_input", "41000\n");
    write("class/hwmon/hwmon0/temp1_label", "Package id 0\n");
    write("class/hwmon/hwmon0/temp2_input", "0\n");
    write("class/hwmon/hwmon1/name", "nct6798\n");
    write("class/hwmon/hwmon1/fan1_input", "1250\n");
    write("class/hwmon/hwmon1/in0_input", "912\n");
    write("class/thermal/thermal_zone0/temp", "27000\n");

    LinuxSensors.report(new SmallFiles(root), report);

    assertThat(RecordingSink.of(report))
        .containsExactly(
            "temperature_celsius[hwmon0_coretemp_Package_id_0] 41.0",
            "fan_speed_rpm[hwmon1_nct6798_fan1] 1250.0",
            "voltage_volts[hwmon1_nct6798_in0] 0.912");
  }

  @Test
  void sensors_ofCurrentAndPower_areInBaseUnits() throws IOException {
    write("class/hwmon/hwmon0/name", "ina3221");
    write("class/hwmon/hwmon0/curr1_input", "2500");
    write("class/hwmon/hwmon0/power1_average", "65000000");
    write("class/hwmon/hwmon0/power2_input", "-1");

    LinuxSensors.report(new SmallFiles(root), report);

    assertThat(RecordingSink.of(report))
        .containsExactly(
            "current_amperes[hwmon0_ina3221_curr1] 2.5", "power_watts[hwmon0_ina3221_power1] 65.0");
  }

  @Test
  void disks_withADeviceBehind_areTold() throws IOException {
    write("block/nvme0n1/device/model", "Samsung SSD 990 PRO 2TB   \n");
    write("block/nvme0n1/size", "3907029168");
    write("block/nvme0n1/queue/rotational", "0");
    write("block/sda/device/model", "ST4000");
    write("block/sda/queue/rotational", "1");
    write("block/sdb/device/model", "Stick");
    write("block/sdb/removable", "1");
    write("block/loop0/size", "100");

    LinuxDisks.report(new SmallFiles(root), report);

    assertThat(RecordingSink.of(report))
        .containsExactly(
            "disk_info[nvme0n1, Samsung SSD 990 PRO 2TB, ssd] 1.0",
            "disk_size_bytes[nvme0n1] 2.000398934016E12",
            "disk_info[sda, ST4000, hdd] 1.0",
            "disk_info[sdb, Stick, removable] 1.0");
  }

  @Test
  void batteries_areTold_adaptersAreNot() throws IOException {
    write("class/power_supply/AC/type", "Mains");
    write("class/power_supply/BAT0/type", "Battery");
    write("class/power_supply/BAT0/manufacturer", "ACME");
    write("class/power_supply/BAT0/technology", "Li-ion");
    write("class/power_supply/BAT0/capacity", "83");
    write("class/power_supply/BAT0/status", "Charging");
    write("class/power_supply/BAT0/cycle_count", "112");
    write("class/power_supply/BAT0/charge_full", "4500000");
    write("class/power_supply/BAT0/charge_full_design", "5000000");
    write("class/power_supply/BAT0/voltage_now", "11500000");
    write("class/power_supply/BAT0/power_now", "-17250000");
    write("class/power_supply/BAT0/temp", "305");

    LinuxBatteries.report(new SmallFiles(root), report);

    assertThat(RecordingSink.of(report))
        .containsExactly(
            "power_source_info[BAT0, ACME, , Li-ion] 1.0",
            "power_source_remaining_ratio[BAT0] 0.83",
            "power_source_charging[BAT0] 1.0",
            "power_source_cycles[BAT0] 112.0",
            "power_source_full_ratio[BAT0] 0.9",
            "power_source_voltage_volts[BAT0] 11.5",
            "power_source_power_watts[BAT0] 17.25",
            "power_source_temperature_celsius[BAT0] 30.5");
  }

  @Test
  void graphics_ofAnAmd_tellsWhatItDoes() throws IOException {
    write("class/drm/card0/device/vendor", "0x1002");
    write("class/drm/card0/device/device", "0x744c");
    write("class/drm/card0/device/mem_info_vram_total", "25753026560");
    write("class/drm/card0/device/mem_info_vram_used", "1073741824");
    write("class/drm/card0/device/gpu_busy_percent", "40");
    write("class/drm/card0/device/hwmon/hwmon3/temp1_input", "51000");
    write("class/drm/card0/device/hwmon/hwmon3/power1_average", "98000000");
    write("class/drm/card0-DP-1/status", "connected");

    LinuxGraphics.facts(new SmallFiles(root), report);
    LinuxGraphics.readings(new SmallFiles(root), report);

    assertThat(RecordingSink.of(report))
        .containsExactly(
            "gpu_info[card0, 0x1002, 0x744c] 1.0",
            "gpu_memory_bytes[card0] 2.575302656E10",
            "gpu_utilization_ratio[card0] 0.4",
            "gpu_memory_used_bytes[card0] 1.073741824E9",
            "gpu_temperature_celsius[card0] 51.0",
            "gpu_power_watts[card0] 98.0");
  }

  @Test
  void usb_devices_areToldWithoutHubsAndInterfaces() throws IOException {
    write("bus/usb/devices/usb1/idVendor", "1d6b");
    write("bus/usb/devices/1-2/idVendor", "046d");
    write("bus/usb/devices/1-2/idProduct", "c52b");
    write("bus/usb/devices/1-2/manufacturer", "Logitech");
    write("bus/usb/devices/1-2/product", "USB Receiver");
    write("bus/usb/devices/1-2:1.0/bInterfaceNumber", "00");

    LinuxUsb.report(new SmallFiles(root), report);

    assertThat(RecordingSink.of(report))
        .containsExactly("usb_device_info[1-2, 046d, c52b, Logitech, USB Receiver] 1.0");
  }

  @Test
  void sensors_withoutHwmon_areTheThermalZones() throws IOException {
    write("class/thermal/thermal_zone0/temp", "27000\n");
    write("class/thermal/thermal_zone0/type", "acpitz\n");

    LinuxSensors.report(new SmallFiles(root), report);

    assertThat(RecordingSink.of(report))
        .containsExactly("temperature_celsius[thermal_zone0_acpitz] 27.0");
  }

  @Test
  void memory_ofSmbios_isRead() throws IOException {
    Path table = root.resolve("firmware/dmi/tables/DMI");
    Files.createDirectories(root.resolve("firmware/dmi/tables"));
    Files.write(table, smbios());

    LinuxMemoryModules.report(new SmallFiles(root), report);

    assertThat(RecordingSink.of(report))
        .containsExactly(
            "memory_module_info[BANK 0/DIMM A1, DDR4, Maker, PN-1] 1.0",
            "memory_module_bytes[BANK 0/DIMM A1] 1.7179869184E10",
            "memory_module_transfers_per_second[BANK 0/DIMM A1] 3.2E9");
  }

  @Test
  void memory_withoutSmbios_isWhatTheControllersShow() throws IOException {
    write("devices/system/edac/mc/mc0/dimm0/size", "8192\n");
    write("devices/system/edac/mc/mc0/dimm0/dimm_mem_type", "Unbuffered-DDR4\n");

    LinuxMemoryModules.report(new SmallFiles(root), report);

    assertThat(RecordingSink.of(report))
        .containsExactly(
            "memory_module_info[mc0/dimm0, Unbuffered-DDR4, , ] 1.0",
            "memory_module_bytes[mc0/dimm0] 8.589934592E9");
  }

  @Test
  void smbios_brokenOffAnywhere_isReadUpToThere() {
    byte[] table = smbios();

    for (int length = 0; length < table.length; length++) {
      assertThat(SmbiosMemory.modules(Arrays.copyOf(table, length))).hasSizeLessThanOrEqualTo(1);
    }
  }

  /** A BIOS structure without strings, a module, an empty slot, the end. */
  private static byte[] smbios() {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    table.writeBytes(new byte[] {0, 4, 0, 0, 0, 0});
    byte[] module = new byte[0x22];
    module[0] = 17;
    module[1] = (byte) module.length;
    module[0x0c] = 0;
    module[0x0d] = 0x40; // 0x4000 MiB
    module[0x10] = 1;
    module[0x11] = 2;
    module[0x12] = 0x1a;
    module[0x15] = (byte) 0x80;
    module[0x16] = 0x0c; // 3200 MT/s
    module[0x17] = 3;
    module[0x1a] = 4;
    table.writeBytes(module);
    table.writeBytes("DIMM A1\0BANK 0\0Maker\0PN-1\0\0".getBytes(StandardCharsets.ISO_8859_1));
    byte[] empty = new byte[0x22];
    empty[0] = 17;
    empty[1] = (byte) empty.length;
    table.writeBytes(empty);
    table.writeBytes(new byte[] {0, 0, 127, 4, 0, 0, 0, 0});
    return table.toByteArray();
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(root.resolve(name).getParent());
    Files.writeString(file, text);
  }
}
