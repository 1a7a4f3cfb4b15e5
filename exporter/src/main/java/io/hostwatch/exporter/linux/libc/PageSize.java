package io.hostwatch.exporter.linux.libc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The size of the kernel's memory pages, as the kernel told this process when it started.
 *
 * <p>Source: {@code /proc/self/auxv}, pairs of two 64-bit numbers; see getauxval(3).
 */
public final class PageSize {
  private static final long AT_PAGESZ = 6;
  private static final int USUAL = 4096;

  private PageSize() {}

  /** In bytes; 4096 where the kernel does not say. */
  public static int ofThisHost() {
    return Known.SIZE;
  }

  private static final class Known {
    static final int SIZE = read(Path.of("/proc/self/auxv"));
  }

  private static int read(Path file) {
    try {
      ByteBuffer pairs = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
      while (pairs.remaining() >= 2 * Long.BYTES) {
        long key = pairs.getLong();
        long value = pairs.getLong();
        if (key == AT_PAGESZ && value > 0 && value <= Integer.MAX_VALUE) {
          return (int) value;
        }
      }
      return USUAL;
    } catch (IOException e) {
      return USUAL;
    }
  }
}
