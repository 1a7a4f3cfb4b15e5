package io.hostwatch.bridge.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a request as they came; immutable. */
public final class RawBody {
  private final byte[] bytes;

  private RawBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Keeps a copy of {@code bytes}. */
  public static RawBody of(byte[] bytes) {
    return new RawBody(bytes.clone());
  }

  /** Keeps {@code bytes} themselves, which must not change from now on. */
  public static RawBody owning(byte[] bytes) {
    return new RawBody(bytes);
  }

  /** Keeps the UTF-8 bytes of {@code text}. */
  public static RawBody of(String text) {
    return new RawBody(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A copy of the bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** Its first {@code length} bytes, or all where it has fewer. */
  public RawBody head(int length) {
    return bytes.length <= length ? this : new RawBody(Arrays.copyOf(bytes, length));
  }

  /** Writes the bytes to {@code out}. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }

  /** How many bytes it has. */
  public int size() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawBody that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
