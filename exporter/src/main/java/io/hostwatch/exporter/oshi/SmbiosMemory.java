package io.hostwatch.exporter.oshi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the memory modules of an SMBIOS structure table.
 *
 * <p>Source: DMTF DSP0134, 6.1.2 (structure header, strings) and 7.18 (memory device, type 17). A
 * table that breaks off gives the modules before the break.
 */
final class SmbiosMemory {
  private static final int MEMORY_DEVICE = 17;
  private static final int END_OF_TABLE = 127;
  private static final int HEADER = 4;
  private static final int SIZE = 0x0c;
  private static final int LOCATOR = 0x10;
  private static final int BANK_LOCATOR = 0x11;
  private static final int TYPE = 0x12;
  private static final int SPEED = 0x15;
  private static final int MANUFACTURER = 0x17;
  private static final int PART = 0x1a;
  private static final int EXTENDED_SIZE = 0x1c;
  private static final int UNKNOWN_WORD = 0xffff;
  private static final int SIZE_IS_EXTENDED = 0x7fff;
  private static final int SIZE_IN_KIB = 0x8000;
  private static final double KIB = 1024;
  private static final double MEGA = 1e6;
  private static final Map<Integer, String> TYPES =
      Map.of(
          0x12, "DDR", 0x13, "DDR2", 0x18, "DDR3", 0x1a, "DDR4", 0x22, "DDR5", 0x1d, "LPDDR3", 0x1e,
          "LPDDR4", 0x23, "LPDDR5");

  private final byte[] table;
  private int at;

  private SmbiosMemory(byte[] table) {
    this.table = table;
  }

  /** A module in its slot. */
  record Module(
      String bank,
      String type,
      String manufacturer,
      String part,
      double bytes,
      double transfersPerSecond) {}

  /** The modules of a table; empty slots are left out. */
  static List<Module> modules(byte[] table) {
    SmbiosMemory walk = new SmbiosMemory(table);
    List<Module> modules = new ArrayList<>();
    while (walk.hasStructure()) {
      if (walk.octet(0) == MEMORY_DEVICE && walk.bytes() > 0) {
        modules.add(walk.module());
      }
      walk.next();
    }
    return modules;
  }

  private boolean hasStructure() {
    return at + HEADER <= table.length
        && octet(0) != END_OF_TABLE
        && octet(1) >= HEADER
        && at + octet(1) <= table.length;
  }

  private Module module() {
    String bank = string(BANK_LOCATOR);
    String slot = string(LOCATOR);
    int speed = word(SPEED);
    return new Module(
        bank.isEmpty() ? slot : bank + "/" + slot,
        TYPES.getOrDefault(octet(TYPE), ""),
        string(MANUFACTURER),
        string(PART),
        bytes(),
        speed == UNKNOWN_WORD ? 0 : speed * MEGA);
  }

  private double bytes() {
    int size = word(SIZE);
    if (size == UNKNOWN_WORD) {
      return 0;
    }
    if (size == SIZE_IS_EXTENDED) {
      long mib = word(EXTENDED_SIZE) | ((long) word(EXTENDED_SIZE + 2) << 16);
      return (mib & 0x7fff_ffffL) * KIB * KIB;
    }
    boolean inKib = (size & SIZE_IN_KIB) != 0;
    return (size & ~SIZE_IN_KIB) * (inKib ? KIB : KIB * KIB);
  }

  private void next() {
    at = end(at + octet(1));
  }

  // The strings follow the structure; two zeros end them, also where there are none.
  private int end(int strings) {
    int i = strings;
    while (i + 1 < table.length && (table[i] != 0 || table[i + 1] != 0)) {
      i++;
    }
    return Math.min(i + 2, table.length);
  }

  private String string(int offset) {
    int number = octet(offset);
    int start = at + octet(1);
    int last = end(start);
    for (int i = 1; i < number && start < last; i++) {
      start = zero(start, last) + 1;
    }
    if (number == 0 || start >= last) {
      return "";
    }
    int length = zero(start, last) - start;
    return new String(table, start, length, StandardCharsets.ISO_8859_1).strip();
  }

  private int zero(int from, int last) {
    int i = from;
    while (i < last && table[i] != 0) {
      i++;
    }
    return i;
  }

  private int word(int offset) {
    return octet(offset) | (octet(offset + 1) << 8);
  }

  /** A byte of the current structure, 0 beyond its end: older tables have shorter ones. */
  private int octet(int offset) {
    boolean inside = offset <= 1 || offset < (table[at + 1] & 0xff);
    return inside ? table[at + offset] & 0xff : 0;
  }
}
