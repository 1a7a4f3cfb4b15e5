package io.hostwatch.exporter.linux.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads attributes that stay the same while their device is there, such as its model.
 *
 * <p>They are read once and are not worth a descriptor; those that change are {@link HostFiles}'.
 */
public final class FixedAttribute {
  private FixedAttribute() {}

  /** The attribute's text without the blanks around it; empty if it cannot be read. */
  public static Optional<String> text(Path attribute) {
    return content(attribute).map(String::strip);
  }

  /** The attribute's text if it consists of digits only. */
  public static Optional<String> digits(Path attribute) {
    return text(attribute).filter(Digits::only);
  }

  /** The attribute as a whole number without a sign. */
  public static OptionalDouble number(Path attribute) {
    return Digits.whole(text(attribute).orElse(""));
  }

  /** The attribute as a whole number of at most 18 digits that may have a sign. */
  public static OptionalLong signed(Path attribute) {
    byte[] text = text(attribute).orElse("").getBytes(StandardCharsets.UTF_8);
    return Digits.signed(text, 0, text.length);
  }

  /** All of the attribute, blanks included; what is not UTF-8 is replaced. */
  public static Optional<String> content(Path attribute) {
    try {
      return Optional.of(new String(Files.readAllBytes(attribute), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
