package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.linux.file.HostFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads attributes whose number is written as {@code 0x1003} or as {@code 4099}. */
final class HexAttribute {
  private static final String PREFIX = "0x";

  private HexAttribute() {}

  /** The attribute's 64 bits; empty if there is no such number. */
  static OptionalLong read(HostFiles files, Path attribute) {
    Optional<String> text = files.text(attribute);
    return text.isPresent() ? parse(text.get()) : OptionalLong.empty();
  }

  /** The 64 bits that {@code text} stands for. */
  static OptionalLong parse(String text) {
    boolean hexadecimal = text.startsWith(PREFIX);
    String digits = hexadecimal ? text.substring(PREFIX.length()) : text;
    try {
      return digits.startsWith("+")
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseUnsignedLong(digits, hexadecimal ? 16 : 10));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
