package io.hostwatch.bridge;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to listen: {@code :8080}, {@code 127.0.0.1:8080}, {@code [::1]:8080} or {@code
 * localhost:8080}.
 */
record ListenAddress(InetSocketAddress socket) {
  static final String EXPECTED = "[HOST]:PORT such as :8080, 127.0.0.1:8080 or [::1]:8080";
  private static final Pattern FORM =
      Pattern.compile("(?<host>\\[[0-9a-fA-F:.%\\w]+]|[^:\\[\\]]*):(?<port>[0-9]{1,5})");
  private static final int HIGHEST_PORT = 65_535;

  /** Reads an address; empty if it has another form or its host cannot be resolved. */
  static Optional<ListenAddress> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group("port")) > HIGHEST_PORT) {
      return Optional.empty();
    }
    String host = parts.group("host").replaceAll("[\\[\\]]", "");
    int port = Integer.parseInt(parts.group("port"));
    if (host.isEmpty()) {
      return Optional.of(new ListenAddress(new InetSocketAddress(port)));
    }
    try {
      InetAddress address = InetAddress.getByName(host);
      return Optional.of(new ListenAddress(new InetSocketAddress(address, port)));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Tells whether only programs of this machine can connect. */
  boolean isLoopback() {
    return socket.getAddress().isLoopbackAddress();
  }

  /** Where a browser on this machine finds it, once {@code port} is bound. */
  URI url(int port) {
    InetAddress address = socket.getAddress();
    String host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/");
  }
}
