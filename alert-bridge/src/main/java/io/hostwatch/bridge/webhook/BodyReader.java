package io.hostwatch.bridge.webhook;

import io.hostwatch.bridge.webhook.Admission.Ticket;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
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
      case "gzip", "x-gzip" -> unpack(in, ticket, deadline);
      default ->
          throw new RefusedException(
              415, "Content-Encoding \"" + encoding + "\": expected gzip or none");
    };
  }

  private byte[] unpack(InputStream in, Ticket ticket, Deadline deadline) throws IOException {
    try (GZIPInputStream unpacked = new GZIPInputStream(in, CHUNK)) {
      return readAll(unpacked, -1, ticket, deadline);
    } catch (ZipException | EOFException e) {
      throw new RefusedException(400, "the body is declared as gzip and is not: " + e.getMessage());
    }
  }

  private byte[] readAll(InputStream in, long declared, Ticket ticket, Deadline deadline)
      throws IOException {
    Buffer buffer = new Buffer(declared < 0 ? CHUNK : Math.toIntExact(declared));
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      refuseAbove((long) buffer.size() + n);
      if (deadline.isPast()) {
        throw RefusedException.unavailable("the body did not arrive in time");
      }
      ticket.grow((long) buffer.size() + n, deadline);
      buffer.write(chunk, 0, n);
    }
    return buffer.bytes();
  }

  private void refuseAbove(long bytes) {
    if (bytes > maxBytes) {
      throw new RefusedException(413, "the body is larger than " + maxBytes + " bytes");
    }
  }

  /** A buffer that hands out its array uncopied when it is exactly full. */
  private static final class Buffer extends ByteArrayOutputStream {
    Buffer(int size) {
      super(size);
    }

    byte[] bytes() {
      return count == buf.length ? buf : toByteArray();
    }
  }
}
