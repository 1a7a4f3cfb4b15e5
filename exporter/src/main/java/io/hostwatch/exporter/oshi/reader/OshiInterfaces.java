package io.hostwatch.exporter.oshi.reader;

import io.hostwatch.exporter.oshi.host.InterfaceReading;
import io.hostwatch.exporter.oshi.host.InterfaceReading.Counts;
import io.hostwatch.exporter.oshi.host.InterfaceReading.State;
import java.net.SocketException;
import oshi.hardware.NetworkIF;

/** The network interfaces. */
final class OshiInterfaces {

  private OshiInterfaces() {}

  static InterfaceReading reading(NetworkIF one) {
    return new InterfaceReading(
        one.getName(),
        one.getIfAlias(),
        one.getMacaddr(),
        state(one),
        one.getMTU(),
        one.getSpeed(),
        new Counts(one.getBytesRecv(), one.getPacketsRecv(), one.getInErrors()),
        new Counts(one.getBytesSent(), one.getPacketsSent(), one.getOutErrors()),
        one.getInDrops(),
        one.getCollisions());
  }

  // macOS has no such state; there an interface works that is up and running
  private static State state(NetworkIF one) {
    return switch (one.getIfOperStatus()) {
      case UP -> State.UP;
      case UNKNOWN -> one.getIfAlias().isEmpty() ? running(one) : State.UNKNOWN;
      default -> State.DOWN;
    };
  }

  private static State running(NetworkIF one) {
    try {
      return one.queryNetworkInterface().isUp() ? State.UP : State.DOWN;
    } catch (SocketException e) {
      return State.UNKNOWN; // it has gone in between
    }
  }
}
