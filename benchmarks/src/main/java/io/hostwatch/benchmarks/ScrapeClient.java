package io.hostwatch.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Scrapes as Prometheus does: one connection that stays open, its headers, zipped answers. Nothing
 * but a socket, so that the client's own work hardly shows in the latencies. Used by one thread.
 */
final class ScrapeClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final byte[] request;

  ScrapeClient(int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    request =
        """
        GET /metrics HTTP/1.1
        Host: 127.0.0.1
        User-Agent: Prometheus/3.5.3
        Accept: application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2
        Accept-Encoding: gzip
        X-Prometheus-Scrape-Timeout-Seconds: 5

        """
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Scrapes once.
   *
   * @return the answer's body as it came over the wire
   * @throws IOException if the answer is not 200 or not whole
   */
  byte[] scrape() throws IOException {
    socket.getOutputStream().write(request);
    String status = line();
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("answered " + status);
    }
    int length = -1;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).strip());
      }
    }
    return length >= 0 ? bytes(length) : chunks();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(bytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the answer ends after " + bytes.length + " of " + count + " bytes");
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection ended within a line");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }
}
