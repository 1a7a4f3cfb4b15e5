package io.hostwatch.exporter.webconfig;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * Tells a client that speaks plain HTTP to the port of TLS so, in plain HTTP, as Go's server does;
 * Java's own would just hang up.
 */
final class PlainHttpRefusal extends DelegatingEngine {
  private static final List<String> BEGINNINGS =
      List.of("GET /", "HEAD ", "POST ", "PUT /", "OPTIO");
  private static final int BEGINNING = 5;
  private static final byte[] ANSWER =
      "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n"
          .getBytes(StandardCharsets.US_ASCII);

  private boolean isFirst = true;
  private boolean isPlain;

  PlainHttpRefusal(SSLEngine engine) {
    super(engine);
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer from, ByteBuffer[] to, int offset, int length)
      throws SSLException {
    if (isFirst && from.remaining() >= BEGINNING) {
      isFirst = false;
      isPlain = isPlainHttp(from);
    }
    if (!isPlain) {
      return super.unwrap(from, to, offset, length);
    }
    int read = from.remaining();
    from.position(from.limit());
    return new SSLEngineResult(Status.OK, HandshakeStatus.NEED_WRAP, read, 0);
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] from, int offset, int length, ByteBuffer to)
      throws SSLException {
    if (!isPlain) {
      return super.wrap(from, offset, length, to);
    }
    to.put(ANSWER);
    return new SSLEngineResult(Status.CLOSED, HandshakeStatus.NOT_HANDSHAKING, 0, ANSWER.length);
  }

  private static boolean isPlainHttp(ByteBuffer from) {
    byte[] start = new byte[BEGINNING];
    from.get(from.position(), start);
    return BEGINNINGS.contains(new String(start, StandardCharsets.ISO_8859_1));
  }
}
