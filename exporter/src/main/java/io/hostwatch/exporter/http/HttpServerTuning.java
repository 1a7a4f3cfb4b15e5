package io.hostwatch.exporter.http;

import java.util.Map;

/** The JDK web server's settings, which it reads once from system properties. */
final class HttpServerTuning {
  private static final Map<String, String> PROPERTIES =
      Map.of(
          // without it each answer on a kept connection waits 40 ms for the client's ACK
          "sun.net.httpserver.nodelay", "true",
          // a client gets half a minute to send its request, and two to read the answer
          "sun.net.httpserver.maxReqTime", "30",
          "sun.net.httpserver.maxRspTime", "120",
          // so many clients with heads as long as the default allows (384 KiB) fill the heap
          "sun.net.httpserver.maxReqHeaderSize", "16384");

  private HttpServerTuning() {}

  /** Sets what the command line of the JVM has not; before the first server is made. */
  static void apply(int maxConnections) {
    PROPERTIES.forEach(HttpServerTuning::set);
    set("jdk.httpserver.maxConnections", Integer.toString(maxConnections));
  }

  private static void set(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
