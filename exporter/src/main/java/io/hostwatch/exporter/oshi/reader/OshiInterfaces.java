package io.hostwatch.exporter.oshi.reader;

import io.hostwatch.exporter.oshi.host.InterfaceReading;
import io.hostwatch.exporter.oshi.host.InterfaceReading.Counts;
import io.hostwatch.exporter.oshi.host.InterfaceReading.State;
import io.hostwatch.exporter.oshi.host.Platform;
import java.net.SocketException;
import java.util.List;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;

/**
 * The network interfaces: found slowly, counted fast. Thread-safe.
 *
 * <p>One that can no longer be counted is left out until it is looked for again.
 */
final class OshiInterfaces {
  private final Platform platform;
  private final HardwareAbstractionLayer hardware;
  private volatile List<NetworkIF> found = List.of();

  OshiInterfaces(Platform platform, HardwareAbstractionLayer hardware) {
    this.platform = platform;
    this.hardware = hardware;
  }

  /** Windows has dozens without an address of their own; elsewhere the loopback counts. */
  void find() {
    found = List.copyOf(hardware.getNetworkIFs(platform != Platform.WINDOWS));
  }

  List<InterfaceReading> read() {
    return found.stream().filter(NetworkIF::updateAttributes).map(this::reading).toList();
  }

  private InterfaceReading reading(NetworkIF one) {
    return new InterfaceReading(
        one.getName(),
        one.getIfAlias(),
        OshiText.known(one.getMacaddr()),
        state(one),
        one.getMTU(),
        one.getSpeed(),
        new Counts(one.getBytesRecv(), one.getPacketsRecv(), one.getInErrors()),
        new Counts(one.getBytesSent(), one.getPacketsSent(), one.getOutErrors()),
        one.getInDrops(),
        one.getCollisions());
  }

  private State state(NetworkIF one) {
    return switch (one.getIfOperStatus()) {
      case UP -> State.UP;
      case UNKNOWN -> platform == Platform.MACOS ? running(one) : State.UNKNOWN;
      default -> State.DOWN;
    };
  }

  // macOS has no such state; there an interface works that is up and running
  private static State running(NetworkIF one) {
    try {
      return one.queryNetworkInterface().isUp() ? State.UP : State.DOWN;
    } catch (SocketException e) {
      return State.UNKNOWN; // it has gone in between
    }
  }
}
