package io.hostwatch.exporter.oshi.host;

import java.util.Locale;

/** The operating systems whose readings differ. */
public enum Platform {
  LINUX(1000),
  WINDOWS(1000),
  /** Its CPU ticks are the kernel's own, not the milliseconds that OSHI promises. */
  MACOS(100);

  private final double ticksPerSecond;

  Platform(double ticksPerSecond) {
    this.ticksPerSecond = ticksPerSecond;
  }

  /** The platform of a JVM whose {@code os.name} this is; the BSDs are nearest to macOS. */
  public static Platform of(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return WINDOWS;
    }
    return name.startsWith("linux") ? LINUX : MACOS;
  }

  /** How many CPU ticks OSHI counts in a second. */
  double ticksPerSecond() {
    return ticksPerSecond;
  }
}
