package io.hostwatch.e2e.harness;

import java.nio.file.Path;
import java.util.List;

/** The past of a simulated world in a real Prometheus, with what the shipped rules make of it. */
public final class SimulatedPast implements AutoCloseable {

  private final Path dir;
  private final Prometheus prometheus;

  private SimulatedPast(Path dir, Prometheus prometheus) {
    this.dir = dir;
    this.prometheus = prometheus;
  }

  /** An empty one, whose data will lie in the folder. */
  public static SimulatedPast empty(Path dir, Addresses addresses) {
    return new SimulatedPast(dir, Prometheus.startToBeFilled(dir, addresses));
  }

  /** Adds what {@code hostwatch-simulator backfill} writes with these flags. */
  public void fill(List<String> flags) {
    Simulator.fill(dir, prometheus, flags);
  }

  /** The server that holds it. */
  public Prometheus prometheus() {
    return prometheus;
  }

  /** Leaves it on disk, for another Prometheus that is started in the folder. */
  public void leave() {
    prometheus.stop();
  }

  @Override
  public void close() {
    prometheus.close();
  }
}
