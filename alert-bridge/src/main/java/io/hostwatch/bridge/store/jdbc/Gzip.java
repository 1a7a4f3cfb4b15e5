package io.hostwatch.bridge.store.jdbc;

import io.hostwatch.bridge.store.RawBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A body as the tables keep it. */
final class Gzip {
  /** No body at all. */
  static final Gzip NOTHING = new Gzip(new byte[0]);

  private final byte[] bytes;

  private Gzip(byte[] bytes) {
    this.bytes = bytes;
  }

  static Gzip of(RawBody body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.size() / 8 + 64);
    try (OutputStream gzip = new FastGzip(bytes)) {
      body.writeTo(gzip);
    } catch (IOException e) {
      throw new UncheckedIOException("a write to memory failed", e);
    }
    return new Gzip(bytes.toByteArray());
  }

  /** The compressed bytes, for the statement that writes them. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * JSON that repeats itself shrinks nearly as well at the fastest level, at a third of the time.
   */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
