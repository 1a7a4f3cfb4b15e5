package io.hostwatch.bridge.notify;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A socket that reads no endless answer: after 1 MiB to what was last written, reading fails. The
 * libraries that speak to the far sides keep a line whole, however long it is.
 *
 * <p>It stands before another socket, which does the work; may stand below TLS. As thread-safe as
 * that.
 */
public final class BoundedSocket extends Socket {
  static final long MOST_BYTES = 1 << 20;

  private final Socket below;
  private final AtomicLong left = new AtomicLong(MOST_BYTES);

  /** Before a new socket, to be connected. */
  public BoundedSocket() {
    this(new Socket());
  }

  /** Before that socket. */
  public BoundedSocket(Socket below) {
    this.below = below;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    below.connect(endpoint, timeout);
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    below.connect(endpoint);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Answer(below.getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new Question(below.getOutputStream());
  }

  @Override
  public InetAddress getInetAddress() {
    return below.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return below.getLocalAddress();
  }

  @Override
  public int getPort() {
    return below.getPort();
  }

  @Override
  public int getLocalPort() {
    return below.getLocalPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return below.getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return below.getLocalSocketAddress();
  }

  @Override
  public void setSoTimeout(int timeout) throws SocketException {
    below.setSoTimeout(timeout);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return below.getSoTimeout();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    below.setTcpNoDelay(on);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return below.getTcpNoDelay();
  }

  @Override
  public void shutdownInput() throws IOException {
    below.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    below.shutdownOutput();
  }

  @Override
  public boolean isConnected() {
    return below.isConnected();
  }

  @Override
  public boolean isBound() {
    return below.isBound();
  }

  @Override
  public boolean isClosed() {
    return below.isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return below.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return below.isOutputShutdown();
  }

  @Override
  public void close() throws IOException {
    below.close();
  }

  @Override
  public String toString() {
    return below.toString();
  }

  private final class Answer extends FilterInputStream {
    Answer(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      if (read > 0 && left.addAndGet(-read) < 0) {
        throw new IOException("the answer has more than " + MOST_BYTES + " bytes");
      }
      return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
      byte[] dropped = new byte[Math.clamp(bytes, 0, 8_192)];
      return Math.max(0, read(dropped, 0, dropped.length));
    }
  }

  private final class Question extends FilterOutputStream {
    Question(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      left.set(MOST_BYTES);
      out.write(bytes, offset, length);
    }
  }
}
