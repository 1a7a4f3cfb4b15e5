package io.hostwatch.exporter;

/** What reads the host. */
enum HostBackend {
  /** Own readers of /proc and /sys, on Linux only. */
  NATIVE,
  /** OSHI, on every system. */
  OSHI
}
