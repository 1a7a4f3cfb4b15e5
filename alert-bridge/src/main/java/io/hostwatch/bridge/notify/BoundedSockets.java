package io.hostwatch.bridge.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes sockets that read no endless answer. Thread-safe. */
public final class BoundedSockets extends SocketFactory {

  @Override
  public Socket createSocket() {
    return new BoundedSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new BoundedSocket(), new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return new BoundedSocket(new Socket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new BoundedSocket(), new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return new BoundedSocket(new Socket(host, port, local, localPort));
  }

  private static Socket connected(Socket socket, InetSocketAddress to) throws IOException {
    socket.connect(to);
    return socket;
  }
}
