package io.hostwatch.e2e.harness;

import java.util.Map;

/** The loopback ports of one running Hostwatch. */
public record Addresses(int exporter, int prometheus, int alertmanager, int bridge) {

  /** Four free ports. */
  public static Addresses free() {
    return new Addresses(Ports.free(), Ports.free(), Ports.free(), Ports.free());
  }

  /** What the shipped files say, and what it is here. */
  Map<String, String> substitutions() {
    return Map.of(
        "localhost:9100", local(exporter),
        "localhost:9090", local(prometheus),
        "localhost:9093", local(alertmanager),
        "localhost:8080", local(bridge));
  }

  /** The host and port as they appear in labels. */
  public static String local(int port) {
    return "127.0.0.1:" + port;
  }
}
