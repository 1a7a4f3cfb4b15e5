package io.hostwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.hostwatch.exporter.linux.LinuxOptions;
import io.hostwatch.exporter.linux.cpu.CpuOptions;
import io.hostwatch.exporter.linux.hardware.HardwareOptions;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CpuAndHardwareFlagsTest {

  @Test
  void parse_noFlags_hasTheDefaults() {
    LinuxOptions options = parse();

    assertThat(options.cpu()).isEqualTo(CpuOptions.defaults());
    assertThat(options.hardware().raplZoneLabel()).isFalse();
    assertThat(options.hardware().tapes().accepts("st0")).isTrue();
    assertThat(options.hardware().powerSupplies().accepts("AC")).isTrue();
    assertThat(options.hardware().chips()).isEqualTo(HardwareOptions.defaults().chips());
  }

  @Test
  void parse_onAndOff_decide() {
    LinuxOptions options =
        parse(
            "--no-collector.cpu.guest",
            "--collector.cpu.info",
            "--no-collector.interrupts.include-zeros",
            "--collector.rapl.enable-zone-label");

    assertThat(options.cpu().guestTimes()).isFalse();
    assertThat(options.cpu().info().isOn()).isTrue();
    assertThat(options.cpu().interrupts().zeros()).isFalse();
    assertThat(options.hardware().raplZoneLabel()).isTrue();
  }

  @Test
  void parse_abilitiesOfTheCpu_switchItsInfoOn() {
    CpuOptions.Info info = parse("--collector.cpu.info.flags-include=^avx").cpu().info();

    assertThat(info.isOn()).isTrue();
    assertThat(info.flags().orElseThrow().pattern()).isEqualTo("^avx");
    assertThat(info.bugs()).isEmpty();
  }

  @Test
  void parse_filters_reachTheirCollectors() {
    LinuxOptions options =
        parse(
            "--collector.interrupts.name-include=eth",
            "--collector.hwmon.chip-exclude=coretemp",
            "--collector.hwmon.sensor-include=;temp1$",
            "--collector.powersupply.ignored-supplies=^hid",
            "--collector.tapestats.ignored-devices=0$");

    assertThat(options.cpu().interrupts().names().accepts("24;PCI-MSI;eth0")).isTrue();
    assertThat(options.cpu().interrupts().names().accepts("NMI;x;")).isFalse();
    assertThat(options.hardware().chips().accepts("platform_coretemp_0")).isFalse();
    assertThat(options.hardware().sensors().accepts("chip;temp1")).isTrue();
    assertThat(options.hardware().sensors().accepts("chip;temp2")).isFalse();
    assertThat(options.hardware().powerSupplies().accepts("hid-5")).isFalse();
    assertThat(options.hardware().tapes().accepts("st0")).isFalse();
  }

  private static LinuxOptions parse(String... typed) {
    Command command = new CommandParser(new TreeMap<>(), "1").parse(List.of(typed));
    return ((Command.Serve) command).config().linux();
  }
}
