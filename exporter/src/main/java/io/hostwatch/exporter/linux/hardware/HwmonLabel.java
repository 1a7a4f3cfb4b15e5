package io.hostwatch.exporter.linux.hardware;

import io.hostwatch.exporter.linux.file.FixedAttribute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * What a monitoring chip is called in the label {@code chip}.
 *
 * <p>Chips are numbered as their drivers are loaded, so the number will not do. Where the chip's
 * device is stays the same, and its last two folders are the name: {@code platform_coretemp_0}. A
 * chip without a device goes by its driver's name, or by its number after all.
 */
final class HwmonLabel {

  private HwmonLabel() {}

  static String of(Path chip) {
    String device = ofDevice(chip.resolve("device"));
    return device.isEmpty() ? ofChip(chip) : device;
  }

  private static String ofDevice(Path link) {
    try {
      Path device = link.toRealPath();
      String name = lastName(device);
      String bus = lastName(Objects.requireNonNullElse(device.getParent(), device));
      return name.isEmpty() || bus.isEmpty() ? name : bus + '_' + name;
    } catch (IOException e) {
      return "";
    }
  }

  private static String ofChip(Path chip) {
    String name = driverName(chip);
    try {
      return name.isEmpty() ? lastName(chip.toRealPath()) : name;
    } catch (IOException e) {
      return lastName(chip);
    }
  }

  /** What the driver calls the chip; empty if it has no name for it. */
  static String driverName(Path chip) {
    return cleaned(FixedAttribute.content(chip.resolve("name")).orElse(""));
  }

  private static String lastName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : cleaned(name.toString());
  }

  /** In lower case and with an underscore for each unusual character, but for those at the ends. */
  static String cleaned(String name) {
    String allowed = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9:_]", "_");
    return allowed.replaceAll("^_+|_+$", "");
  }
}
