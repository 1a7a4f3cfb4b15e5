package io.hostwatch.exporter.oshi.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The interfaces that count, by the name of their users: on Windows the alias ("Ethernet"), because
 * the kernel's name changes with the Java version; elsewhere the kernel's.
 *
 * <p>Windows shows each filter driver on an adapter as an interface of its own, with the adapter's
 * counts and its alias before a hyphen: left out, or every byte would count several times.
 */
final class Interfaces {
  private static final Pattern FILTER_DRIVER = Pattern.compile(".+-.+-\\d{4}");

  private Interfaces() {}

  /** The accepted interfaces by device label; of equal labels the first. */
  static Map<String, InterfaceReading> byDevice(
      Platform platform, List<InterfaceReading> all, Predicate<String> accepts) {
    boolean windows = platform == Platform.WINDOWS;
    Map<String, InterfaceReading> wanted = new LinkedHashMap<>();
    for (InterfaceReading one : all) {
      String device = windows && !one.alias().isEmpty() ? one.alias() : one.name();
      if (accepts.test(device) && !(windows && isFilterDriver(device, all))) {
        wanted.putIfAbsent(device, one);
      }
    }
    return wanted;
  }

  private static boolean isFilterDriver(String device, List<InterfaceReading> all) {
    return FILTER_DRIVER.matcher(device).matches()
        && all.stream()
            .map(InterfaceReading::alias)
            .anyMatch(alias -> !alias.isEmpty() && device.startsWith(alias + "-"));
  }
}
