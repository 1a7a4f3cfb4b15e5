package io.hostwatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What became of the time of all processors of this Linux machine, from {@code /proc/stat}: a
 * figure of a machine that others slow down is none of the program.
 *
 * @param idle ticks in which there was nothing to do, or all waited for the disk
 * @param stolen ticks in which the host let others run instead of this machine
 */
record MachineTime(long all, long idle, long stolen) {
  private static final Path STAT = Path.of("/proc/stat");
  private static final int FIELDS = 8; // those of guests are counted in user and nice, too

  /** So far. */
  static MachineTime now() {
    try {
      String line = Files.readString(STAT).lines().findFirst().orElseThrow();
      long[] ticks =
          Arrays.stream(line.split(" +", -1))
              .skip(1)
              .limit(FIELDS)
              .mapToLong(Long::parseLong)
              .toArray();
      return new MachineTime(Arrays.stream(ticks).sum(), ticks[3] + ticks[4], ticks[7]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MachineTime since(MachineTime before) {
    return new MachineTime(all - before.all, idle - before.idle, stolen - before.stolen);
  }

  double idlePercent() {
    return 100.0 * idle / Math.max(1, all);
  }

  double stolenPercent() {
    return 100.0 * stolen / Math.max(1, all);
  }
}
