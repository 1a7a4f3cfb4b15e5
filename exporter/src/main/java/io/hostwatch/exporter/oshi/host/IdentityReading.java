package io.hostwatch.exporter.oshi.host;

/** What the system calls itself: the kernel as uname tells it, and the product as users know it. */
public record IdentityReading(Uname uname, Product product) {

  /** The kernel and the host's name. */
  public record Uname(
      String sysname, String release, String version, String machine, String nodename) {}

  /** The product, such as Windows 11 or macOS 15.5. */
  public record Product(String id, String name, String version, String codename, String build) {}
}
