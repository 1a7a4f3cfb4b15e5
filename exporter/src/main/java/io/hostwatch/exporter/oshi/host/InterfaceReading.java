package io.hostwatch.exporter.oshi.host;

/**
 * One network interface and its counts.
 *
 * @param name the kernel's name, which on Windows changes with the Java version
 * @param alias what users call it, empty where it has no other name
 * @param speed in bits a second, 0 or negative if unknown
 * @param drops OSHI's fourth count: discards while sending on Windows, collisions elsewhere
 */
public record InterfaceReading(
    String name,
    String alias,
    String address,
    State state,
    long mtu,
    long speed,
    Counts received,
    Counts sent,
    long dropsIn,
    long drops) {

  /** One direction's counts; on Windows only unicast packets count as packets. */
  public record Counts(long bytes, long packets, long errors) {}

  /** Whether the interface works. */
  public enum State {
    UP,
    DOWN,
    UNKNOWN
  }
}
