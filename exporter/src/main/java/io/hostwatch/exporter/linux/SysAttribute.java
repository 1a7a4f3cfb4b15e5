package io.hostwatch.exporter.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One-value files, as sysfs has them.
 *
 * <p>A device may lack an attribute, refuse to tell it or be gone by the time it is asked: each
 * means that there is no value, not that the collector failed.
 */
final class SysAttribute {
  private static final int LONGEST = 4096;

  private SysAttribute() {}

  /** The file's text without the blanks around it. */
  static Optional<String> text(Path file) {
    try (var in = Files.newInputStream(file)) {
      return Optional.of(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The file's text if it consists of digits only. */
  static Optional<String> digits(Path file) {
    return text(file).filter(t -> !t.isEmpty() && t.chars().allMatch(c -> c >= '0' && c <= '9'));
  }

  /** The file's text as a number without a sign. */
  static OptionalDouble number(Path file) {
    return digits(file).stream().mapToDouble(Double::parseDouble).findFirst();
  }
}
