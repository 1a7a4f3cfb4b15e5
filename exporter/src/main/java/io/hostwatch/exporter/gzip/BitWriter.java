package io.hostwatch.exporter.gzip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits one after another, the first in the lowest place of a byte, as RFC 1951 wants them. */
final class BitWriter {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private int length;
  private long pending;
  private int count; // of the pending, below 32

  BitWriter(int size) {
    bytes = new byte[size];
  }

  void clear() {
    length = 0;
    pending = 0;
    count = 0;
  }

  int length() {
    return length;
  }

  byte[] array() {
    return bytes;
  }

  /** Adds the lowest {@code n} bits, at most 32; the others are zero. */
  void bits(long bits, int n) {
    pending |= bits << count;
    count += n;
    if (count >= Integer.SIZE) {
      if (bytes.length - length < Integer.BYTES) {
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
      }
      INT.set(bytes, length, (int) pending);
      length += Integer.BYTES;
      pending >>>= Integer.SIZE;
      count -= Integer.SIZE;
    }
  }

  /** Adds all bits of another. */
  void append(BitWriter other) {
    for (int at = 0; at < other.length; at += Integer.BYTES) {
      bits((int) INT.get(other.bytes, at) & 0xffff_ffffL, Integer.SIZE);
    }
    bits(other.pending, other.count);
  }

  /** Fills the last byte up with zeros. */
  void align() {
    for (; count > 0; count -= Byte.SIZE) {
      octet((int) pending);
      pending >>>= Byte.SIZE;
    }
    count = 0;
    pending = 0;
  }

  /** Adds whole bytes, after {@link #align}. */
  void octets(byte[] more, int size) {
    if (bytes.length - length < size) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + size));
    }
    System.arraycopy(more, 0, bytes, length, size);
    length += size;
  }

  /** Adds four bytes, the lowest first, after {@link #align}. */
  void littleEndian(int value) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      octet(value >>> shift);
    }
  }

  private void octet(int value) {
    if (bytes.length == length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    bytes[length++] = (byte) value;
  }
}
