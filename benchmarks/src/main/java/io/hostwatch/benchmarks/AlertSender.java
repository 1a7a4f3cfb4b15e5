package io.hostwatch.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * Posts webhook bodies as Alertmanager does, over one connection that stays open. Nothing but a
 * socket, so that the sender's own work takes little from the bridge. Used by one thread.
 */
final class AlertSender implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final Socket socket = new Socket();
  private final InputStream in;

  AlertSender(int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
  }

  /** A body of firing alerts, numbered from {@code first}; labels as node-mixin's have. */
  static byte[] body(long first, int count, Instant start) {
    StringBuilder text = new StringBuilder(256 + count * 700);
    text.append(
        "{\"version\":\"4\",\"groupKey\":\"{}:{}\",\"truncatedAlerts\":0,\"status\":\"firing\","
            + "\"receiver\":\"hostwatch\",\"groupLabels\":{},\"commonLabels\":{},"
            + "\"commonAnnotations\":{},\"externalURL\":\"http://am:9093\",\"alerts\":[");
    for (int i = 0; i < count; i++) {
      alert(text.append(i == 0 ? "" : ","), first + i, start);
    }
    return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void alert(StringBuilder text, long number, Instant start) {
    text.append(
        """
        {"status":"firing","labels":{"alertname":"HostOutOfDiskSpace","instance":"host-%d:9100",\
        "job":"node","severity":"warning","device":"/dev/vda1","mountpoint":"/","fstype":"ext4",\
        "service":"service-%d"},"annotations":{"summary":"Host is running out of disk space",\
        "description":"Less than 10 %% of / is left on host-%d and it fills up."},\
        "startsAt":"%s","endsAt":"0001-01-01T00:00:00Z",\
        "generatorURL":"http://prometheus:9090/graph?g0.expr=up&g0.tab=1",\
        "fingerprint":"%016x"}\
        """
            .formatted(number, number % 100, number, start, number));
  }

  /**
   * Posts a body and waits for the answer.
   *
   * @return false if the bridge is busy and wants it later
   * @throws IOException if the answer is neither 200 nor 503, or not whole
   */
  boolean post(byte[] body) throws IOException {
    String head =
        "POST /api/v1/webhook/alertmanager HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + "User-Agent: Alertmanager/0.33.1\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[headBytes.length + body.length];
    System.arraycopy(headBytes, 0, all, 0, headBytes.length);
    System.arraycopy(body, 0, all, headBytes.length, body.length);
    socket.getOutputStream().write(all);
    String status = line();
    boolean isTaken = status.startsWith("HTTP/1.1 200");
    if (!isTaken && !status.startsWith("HTTP/1.1 503")) {
      throw new IOException("answered " + status);
    }
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).strip());
      }
    }
    in.skipNBytes(length);
    return isTaken;
  }

  @Override
  public void close() throws IOException {
    socket.close();
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
