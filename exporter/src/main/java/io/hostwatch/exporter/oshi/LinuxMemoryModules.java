package io.hostwatch.exporter.oshi;

import java.io.IOException;

/**
 * Memory modules: from the SMBIOS table, which only root may read, else from what the memory
 * controllers' driver (EDAC) shows to everyone.
 */
final class LinuxMemoryModules {
  private static final double MIB = 1024.0 * 1024;
  private static final String TABLE = "firmware/dmi/tables/DMI";
  private static final String CONTROLLERS = "devices/system/edac/mc";

  private LinuxMemoryModules() {}

  static void report(SmallFiles sys, HardwareReport report) throws IOException {
    byte[] table = table(sys);
    if (table.length == 0) {
      edac(sys, report);
      return;
    }
    for (SmbiosMemory.Module module : SmbiosMemory.modules(table)) {
      report.info(
          HardwareFamilies.MEMORY_MODULE,
          module.bank(),
          module.type(),
          module.manufacturer(),
          module.part());
      report.positive(HardwareFamilies.MEMORY_MODULE_BYTES, module.bytes(), module.bank());
      report.positive(
          HardwareFamilies.MEMORY_MODULE_CLOCK, module.transfersPerSecond(), module.bank());
    }
  }

  private static byte[] table(SmallFiles sys) {
    try {
      return sys.bytes(TABLE);
    } catch (IOException e) {
      return new byte[0]; // not root, or no SMBIOS on this kind of machine
    }
  }

  private static void edac(SmallFiles sys, HardwareReport report) throws IOException {
    for (String controller : sys.names(CONTROLLERS, "mc[0-9]+")) {
      String at = CONTROLLERS + "/" + controller;
      for (String dimm : sys.names(at, "(dimm|rank)[0-9]+")) {
        String module = at + "/" + dimm;
        String bank = controller + "/" + dimm;
        report.info(
            HardwareFamilies.MEMORY_MODULE, bank, sys.text(module + "/dimm_mem_type"), "", "");
        report.positive(
            HardwareFamilies.MEMORY_MODULE_BYTES, sys.number(module + "/size") * MIB, bank);
      }
    }
  }
}
