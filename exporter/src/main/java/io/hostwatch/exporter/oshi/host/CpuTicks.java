package io.hostwatch.exporter.oshi.host;

/** The ticks of one CPU since the system started; how long a tick is, the platform tells. */
public record CpuTicks(
    long user, long nice, long system, long idle, long iowait, long irq, long softirq, long steal) {

  /** All of them, in node_exporter's order of modes. */
  long[] inOrder() {
    return new long[] {user, nice, system, idle, iowait, irq, softirq, steal};
  }

  long sum() {
    return user + nice + system + idle + iowait + irq + softirq + steal;
  }
}
