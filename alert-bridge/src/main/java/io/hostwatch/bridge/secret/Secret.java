package io.hostwatch.bridge.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that must not be seen: printed, logged or put into a message, it is {@code ***}. */
public final class Secret {
  private static final String MASK = "***";

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Takes a value in.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public static Secret of(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("a secret is empty: expected at least one character");
    }
    return new Secret(value);
  }

  /** The value itself; for the one call that needs it. */
  public String reveal() {
    return value;
  }

  /** Tells whether {@code candidate} is the value, in a time that does not tell how much fits. */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(bytes(value), bytes(candidate));
  }

  /** Masks every occurrence of the value in a text that came from elsewhere. */
  public String scrub(String text) {
    return text.replace(value, MASK);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && matches(secret.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return MASK;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
