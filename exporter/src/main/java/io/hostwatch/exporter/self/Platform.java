package io.hostwatch.exporter.self;

import java.util.Locale;
import java.util.Map;

/** The system and the processor this runs on, in the words that Go has for them. */
final class Platform {
  private static final Map<String, String> ARCHITECTURES =
      Map.of("x86_64", "amd64", "aarch64", "arm64", "x86", "386");

  private Platform() {}

  static String architecture() {
    String arch = System.getProperty("os.arch", "unknown");
    return ARCHITECTURES.getOrDefault(arch, arch);
  }

  static String operatingSystem() {
    String name = System.getProperty("os.name", "unknown").toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return "darwin";
    }
    return name.startsWith("windows") ? "windows" : name;
  }
}
