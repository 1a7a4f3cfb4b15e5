package io.hostwatch.exporter.linux.system;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.StructLayout;

/** The C library's {@code struct timex} on 64-bit Linux, where {@code long} has 64 bits. */
final class Timex {
  static final StructLayout LAYOUT =
      MemoryLayout.structLayout(
          JAVA_INT.withName("modes"),
          MemoryLayout.paddingLayout(4),
          JAVA_LONG.withName("offset"),
          JAVA_LONG.withName("freq"),
          JAVA_LONG.withName("maxerror"),
          JAVA_LONG.withName("esterror"),
          JAVA_INT.withName("status"),
          MemoryLayout.paddingLayout(4),
          JAVA_LONG.withName("constant"),
          JAVA_LONG.withName("precision"),
          JAVA_LONG.withName("tolerance"),
          JAVA_LONG.withName("seconds"),
          JAVA_LONG.withName("fraction"),
          JAVA_LONG.withName("tick"),
          JAVA_LONG.withName("ppsfreq"),
          JAVA_LONG.withName("jitter"),
          JAVA_INT.withName("shift"),
          MemoryLayout.paddingLayout(4),
          JAVA_LONG.withName("stabil"),
          JAVA_LONG.withName("jitcnt"),
          JAVA_LONG.withName("calcnt"),
          JAVA_LONG.withName("errcnt"),
          JAVA_LONG.withName("stbcnt"),
          JAVA_INT.withName("tai"),
          MemoryLayout.paddingLayout(11 * 4)); // kept for later fields

  private Timex() {}

  static long offset(String field) {
    return LAYOUT.byteOffset(PathElement.groupElement(field));
  }

  static boolean isLong(String field) {
    return LAYOUT.select(PathElement.groupElement(field)).equals(JAVA_LONG.withName(field));
  }
}
