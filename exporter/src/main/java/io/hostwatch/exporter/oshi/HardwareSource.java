package io.hostwatch.exporter.oshi;

/** Where the hardware is read from. Called by one background thread; may be slow. */
interface HardwareSource {

  /** Adds what does not change while the machine runs. */
  void facts(HardwareReport report);

  /** Adds what does. */
  void readings(HardwareReport report);
}
