package io.hostwatch.exporter.linux.storage;

import java.util.Arrays;

/**
 * One connection of an NFS mount to its server.
 *
 * <p>Its numbers: local port, binds, connects, time connecting, idle seconds, sends, receives, bad
 * ids, requests on their way, backlog, slots, sending queue, pending queue. UDP has not the third
 * to the fifth.
 */
final class NfsTransport {
  private static final int BEFORE_CONNECTS = 2;
  private static final int CONNECTION_NUMBERS = 3;
  private static final int COMMON = 10;
  private static final int ALL = 13;

  private final String protocol;
  private final double[] numbers;

  NfsTransport(String protocol, double[] given) {
    this.protocol = protocol;
    double[] known =
        switch (protocol) {
          case "tcp" -> given;
          case "udp" -> withoutConnection(given);
          default -> Arrays.copyOf(given, COMMON); // RDMA's own numbers follow
        };
    this.numbers = Arrays.copyOf(known, ALL);
  }

  String protocol() {
    return protocol;
  }

  double number(int index) {
    return numbers[index];
  }

  private static double[] withoutConnection(double[] given) {
    double[] all = new double[given.length + CONNECTION_NUMBERS];
    int before = Math.min(BEFORE_CONNECTS, given.length);
    System.arraycopy(given, 0, all, 0, before);
    System.arraycopy(given, before, all, before + CONNECTION_NUMBERS, given.length - before);
    return all;
  }
}
