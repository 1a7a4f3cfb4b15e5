package io.hostwatch.exporter;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code :9100}, {@code 127.0.0.1:9100}, {@code [::1]:9100} or {@code localhost:9100}. */
final class ListenAddress {
  static final String EXPECTED =
      "[HOST]:PORT such as :9100, 127.0.0.1:9100 or [::1]:9100, not vsock";
  private static final Pattern FORM =
      Pattern.compile("(?<host>\\[[0-9a-fA-F:.%\\w]+]|[^:\\[\\]]*):(?<port>[0-9]{1,5})");
  private static final int HIGHEST_PORT = 65_535;

  private ListenAddress() {}

  /** Reads an address; empty if it has another form or its host cannot be resolved. */
  static Optional<InetSocketAddress> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group("port")) > HIGHEST_PORT) {
      return Optional.empty();
    }
    String host = parts.group("host").replaceAll("[\\[\\]]", "");
    int port = Integer.parseInt(parts.group("port"));
    if (host.isEmpty()) {
      return Optional.of(new InetSocketAddress(port));
    }
    try {
      return Optional.of(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
