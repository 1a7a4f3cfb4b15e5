package io.hostwatch.exporter.linux.net;

import io.hostwatch.exporter.linux.file.ProcText;
import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Walks {@code /proc/net/ip_vs}: a line for each virtual service, each followed by lines for the
 * servers behind it.
 */
final class IpvsTable {
  private static final int HEADING_LINES = 3;
  private static final int MOST_REMEMBERED = 16 * 1024;
  private static final Endpoint NOWHERE = new Endpoint("", "0");

  private final Map<String, Endpoint> remembered = new HashMap<>();

  /** Hands each server in {@code text} to {@code taker}. */
  void walk(ProcText text, BackendTaker taker) throws IOException {
    for (int i = 0; i < HEADING_LINES; i++) {
      text.nextLine();
    }
    Service service = new Service("", "", NOWHERE);
    while (text.nextLine()) {
      text.nextField();
      if (text.fieldIs("->")) {
        taker.take(backend(text, service));
      } else {
        service = service(text);
      }
    }
  }

  private Service service(ProcText text) throws IOException {
    String protocol = text.field();
    if (!text.nextField()) {
      throw text.malformed("a protocol and an address, or FWM and a mark");
    }
    return protocol.equals("FWM")
        ? new Service(protocol, text.field(), NOWHERE)
        : new Service(protocol, "", endpoint(text));
  }

  private Backend backend(ProcText text, Service service) throws IOException {
    if (!text.nextField()) {
      throw text.malformed("a server's address");
    }
    Endpoint remote = endpoint(text);
    text.nextField(); // how packets get there
    double weight = text.nextCounter();
    double active = text.nextCounter();
    return new Backend(service, remote, weight, active, text.nextCounter());
  }

  private Endpoint endpoint(ProcText text) throws IOException {
    String written = text.field();
    Endpoint known = remembered.get(written);
    if (known != null) {
      return known;
    }
    try {
      Endpoint parsed = parse(written);
      if (remembered.size() >= MOST_REMEMBERED) {
        remembered.clear();
      }
      remembered.put(written, parsed);
      return parsed;
    } catch (IllegalArgumentException e) {
      throw text.malformed("an address and a port such as C0A80016:0CEA");
    }
  }

  /** Such as {@code C0A80016:0CEA} or, with eight groups of digits, {@code [FE80:…:0001]:0050}. */
  private static Endpoint parse(String written) {
    int colon = written.lastIndexOf(':');
    String digits = written.substring(0, Math.max(colon, 0)).replaceAll("[\\[\\]:]", "");
    byte[] address = HexFormat.of().parseHex(digits);
    boolean hasPort = colon + 1 < written.length();
    if (!hasPort || (address.length != 4 && address.length != 16)) {
      throw new IllegalArgumentException(written);
    }
    int port = HexFormat.fromHexDigits(written, colon + 1, written.length());
    return new Endpoint(IpText.of(address), Integer.toUnsignedString(port));
  }

  /** Takes one server after the other. */
  interface BackendTaker {
    void take(Backend backend);
  }

  /** An address and a port as labels have them. */
  record Endpoint(String address, String port) {}

  /**
   * What clients connect to.
   *
   * @param mark the firewall's mark in hexadecimal digits where the service goes by that
   */
  record Service(String protocol, String mark, Endpoint local) {}

  /** A server behind a service. */
  record Backend(Service service, Endpoint remote, double weight, double active, double inactive) {}
}
