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

    LinuxSensors.report(new HostFiles(root), report);

    assertThat(RecordingSink.of(report))
        .containsExactly(
            "temperature_celsius[hwmon0_coretemp_Package_id_0] 41.0",
            "fan_speed_rpm[hwmon1_nct6798_fan1] 1250.0",
            "voltage_volts[hwmon1_nct6798_in0] 0.912");
  }

  @Test
  void sensors_withoutHwmon_areTheThermalZones() throws IOException {
    write("class/thermal/thermal_zone0/temp", "27000\n");
    write("class/thermal/thermal_zone0/type", "acpitz\n");

    LinuxSensors.report(new HostFiles(root), report);

    assertThat(RecordingSink.of(report))
        .containsExactly("temperature_celsius[thermal_zone0_acpitz] 27.0");
  }

  @Test
  void memory_ofSmbios_isRead() throws IOException {
    Path table = root.resolve("firmware/dmi/tables/DMI");
    Files.createDirectories(root.resolve("firmware/dmi/tables"));
    Files.write(table, smbios());

    LinuxMemoryModules.report(new HostFiles(root), report);

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

    LinuxMemoryModules.report(new HostFiles(root), report);

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
