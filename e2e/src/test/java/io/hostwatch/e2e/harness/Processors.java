package io.hostwatch.e2e.harness;

import java.util.function.LongSupplier;

/**
 * The processors of a synthetic host: they spend real time in the shares they are told to. Two
 * threads use it: the test sets the shares, the tree's clock reads the ticks.
 */
final class Processors {

  private static final double TICKS_PER_NANO = 100 / 1e9;
  private static final double BEFORE = 100_000;

  private final int count;
  private final LongSupplier nanoTime;
  private double user = BEFORE;
  private double idle = BEFORE;
  private double wait = BEFORE;
  private double busyShare = 0.05;
  private double waitShare = 0.01;
  private long accountedTo;

  Processors(int count, LongSupplier nanoTime) {
    this.count = count;
    this.nanoTime = nanoTime;
    this.accountedTo = nanoTime.getAsLong();
  }

  synchronized void spend(double busy, double ioWait) {
    account();
    busyShare = busy;
    waitShare = ioWait;
  }

  /** {@code /proc/stat} as of now. */
  synchronized String stat() {
    account();
    StringBuilder text = new StringBuilder(line("cpu ", count));
    for (int cpu = 0; cpu < count; cpu++) {
      text.append(line("cpu" + cpu, 1));
    }
    long seconds = (long) (user / 100);
    return text.append("intr ")
        .append(seconds)
        .append(" 0\n")
        .append("ctxt ")
        .append(seconds)
        .append('\n')
        .append("btime 1700000000\n")
        .append("processes ")
        .append(seconds)
        .append('\n')
        .append("procs_running 1\nprocs_blocked 0\nsoftirq 0 0 0 0 0 0 0 0 0 0 0\n")
        .toString();
  }

  private String line(String name, int processors) {
    return "%s %.0f 0 0 %.0f %.0f 0 0 0 0 0\n"
        .formatted(
            name,
            Math.floor(user) * processors,
            Math.floor(idle) * processors,
            Math.floor(wait) * processors);
  }

  private void account() {
    long now = nanoTime.getAsLong();
    double ticks = (now - accountedTo) * TICKS_PER_NANO;
    accountedTo = now;
    user += ticks * busyShare;
    wait += ticks * waitShare;
    idle += ticks * (1 - busyShare - waitShare);
  }
}
