package io.hostwatch.exporter.linux.file;

import io.hostwatch.exporter.collector.CollectorException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One open file and what its last reading found. Used by one thread at a time. */
final class OpenFile implements AutoCloseable {
  private static final int FIRST_READ = 8 * 1024;
  private static final int ATTRIBUTE = 4096;
  private static final int LARGEST = 16 * 1024 * 1024;
  private static final int SPARE = 64;

  boolean wasRead = true; // since unread files were last looked for
  private final File name;
  private final RandomAccessFile file;
  private final long sizeAtOpening;
  private byte[] bytes = new byte[0];
  private int length;
  private @Nullable String text;
  private byte[] textOf = new byte[0];

  private OpenFile(File name, RandomAccessFile file) throws IOException {
    this.name = name;
    this.file = file;
    this.sizeAtOpening = file.length();
  }

  static OpenFile open(File name) throws IOException {
    RandomAccessFile file = new RandomAccessFile(name, "r");
    try {
      return new OpenFile(name, file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Reads from the start.
   *
   * @param toEnd whether to go on until nothing comes; the kernel gives an attribute in one piece,
   *     a longer file a page at a time
   */
  void read(boolean toEnd) throws IOException {
    file.seek(0);
    // An attribute's first reading finds out how little it needs.
    byte[] into = bytes.length > 0 ? bytes : new byte[toEnd ? FIRST_READ : ATTRIBUTE];
    int filled = 0;
    int count;
    do {
      if (filled == into.length) {
        into = grown(into);
      }
      count = file.read(into, filled, into.length - filled);
      filled += Math.max(count, 0);
    } while (count > 0 && (toEnd || filled == into.length));
    bytes = into;
    length = filled;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** What was read, without the blanks around it; the same string while the bytes are. */
  String text() {
    String known = text;
    if (known == null || !Arrays.equals(bytes, 0, length, textOf, 0, textOf.length)) {
      known = new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
      text = known;
      textOf = Arrays.copyOf(bytes, length);
    }
    return known;
  }

  /**
   * Tells whether the kernel makes up the content when asked: such a file's size, which is 0 in
   * procfs and a page in sysfs, is not that of its content. A file on a disk might be replaced, and
   * must be opened anew each time.
   */
  boolean isOfKernel() throws IOException {
    return length != sizeAtOpening && file.length() == sizeAtOpening;
  }

  /** Gives back the room that the first reading took in vain. */
  void trim() {
    bytes = Arrays.copyOf(bytes, Math.min(bytes.length, length + length / 4 + SPARE));
  }

  /** What was read, if it is a whole number of at most 18 digits with nothing but blanks behind. */
  OptionalLong number() {
    int end = length;
    while (end > 0 && bytes[end - 1] <= ' ') {
      end--;
    }
    return Digits.signed(bytes, 0, end);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private byte[] grown(byte[] full) throws CollectorException {
    if (full.length >= LARGEST) {
      throw new CollectorException(name + ": larger than " + LARGEST + " bytes");
    }
    return Arrays.copyOf(full, full.length * 2);
  }
}
