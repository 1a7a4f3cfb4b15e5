package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.webhook.Admission.Ticket;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads a request's body within the limits, unpacked where it came in gzip. Thread-safe. */
final class BodyReader {
  private static final int CHUNK = 64 * 1024;

  private final long maxBytes;

  BodyReader(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Reads all of it.
   *
   * @param declared the length as the sender declares it, -1 where it does not
   * @throws RefusedException if it is too large, too slow or packed in an unknown way
   * @throws IOException if the sender broke off
   */
  byte[] read(
      InputStream in, long declared, @Nullable String encoding, Ticket ticket, Deadline deadline)
      throws IOException {
    refuseAbove(declared);
    return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
      case "identity" -> readAll(in, declared, ticket, deadline);
      case "gzip", "x-gzip" -> unpack(in, declared, ticket, deadline);
      default ->
          throw new RefusedException(
              415, "Content-Encoding \"" + encoding + "\": expected gzip or none");
    };
  }

  private byte[] unpack(InputStream in, long declared, Ticket ticket, Deadline deadline)
      throws IOException {
    int packed = declared > 0 ? (int) Math.min(declared, CHUNK) : CHUNK;
    try (GZIPInputStream unpacked = new GZIPInputStream(in, packed)) {
      return readAll(unpacked, -1, ticket, deadline);
    } catch (ZipException | EOFException e) {
      throw new RefusedException(400, "the body is declared as gzip and is not: " + e.getMessage());
    }
  }

  private byte[] readAll(InputStream in, long declared, Ticket ticket, Deadline deadline)
      throws IOException {
    Buffer buffer = new Buffer(declared < 0 ? maxBytes : declared, ticket, deadline);
    while (buffer.readFrom(in)) {
      refuseAbove(buffer.size);
      if (deadline.isPast()) {
        throw RefusedException.unavailable("the body did not arrive in time");
      }
    }
    return buffer.bytes();
  }

  private void refuseAbove(long bytes) {
    if (bytes > maxBytes) {
      throw new RefusedException(413, "the body is larger than " + maxBytes + " bytes");
    }
  }

  /**
   * What arrived; takes no more memory than about twice that, nor than is expected in all, but for
   * the first chunk.
   */
  private static final class Buffer {
    private final long expected;
    private final Ticket ticket;
    private final Deadline deadline;
    private byte[] bytes;
    private int size;

    Buffer(long expected, Ticket ticket, Deadline deadline) {
      this.expected = expected;
      this.ticket = ticket;
      this.deadline = deadline;
      bytes = new byte[(int) Math.min(expected, CHUNK)];
    }

    /** Takes what there is; false at the end. */
    boolean readFrom(InputStream in) throws IOException {
      if (size == bytes.length) {
        return readOne(in);
      }
      int n = in.read(bytes, size, Math.min(bytes.length - size, CHUNK));
      size += Math.max(n, 0);
      return n >= 0;
    }

    /** Only what goes on past the end of the array makes it grow. */
    private boolean readOne(InputStream in) throws IOException {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      long room = Math.max(size + 1L, Math.min(expected, 2L * size));
      ticket.grow(room, deadline);
      bytes = Arrays.copyOf(bytes, Math.toIntExact(room));
      bytes[size++] = (byte) next;
      return true;
    }

    byte[] bytes() {
      return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
  }
}
