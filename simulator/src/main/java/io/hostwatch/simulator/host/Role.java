package io.hostwatch.simulator.host;

/**
 * What a host is there for, and so how large it is and when it works.
 *
 * @see HostModel
 */
enum Role {
  WEB(4, 16, 0.28, 0.35, 15, 3e6, 40),
  DB(4, 64, 0.26, 0.30, 14, 2e6, 220),
  BATCH(8, 32, 0.24, 0.45, 2, 1e6, 120);

  /** Processors. */
  final int cores;

  /** Memory, in GiB. */
  final int memory;

  /** How busy the processors are in the mean, as a share. */
  final double busy;

  /** How much of that comes and goes with the day, as a share of it. */
  final double swing;

  /** The hour of the day, in UTC, at which there is most to do. */
  final double peakHour;

  /** Bytes received a second, in the mean. */
  final double traffic;

  /** Writes a second, in the mean. */
  final double writes;

  Role(
      int cores,
      int memory,
      double busy,
      double swing,
      double peakHour,
      double traffic,
      double writes) {
    this.cores = cores;
    this.memory = memory;
    this.busy = busy;
    this.swing = swing;
    this.peakHour = peakHour;
    this.traffic = traffic;
    this.writes = writes;
  }

  /** Of five hosts three are for the web, one for the database, one for batches. */
  static Role of(int number) {
    return switch (number % 5) {
      case 4 -> DB;
      case 0 -> BATCH;
      default -> WEB;
    };
  }
}
