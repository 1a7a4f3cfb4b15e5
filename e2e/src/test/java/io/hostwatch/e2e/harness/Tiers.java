package io.hostwatch.e2e.harness;

import io.hostwatch.e2e.Peers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Three real Prometheus with the shipped configuration of the tiers, hurried: 1 second, 5 seconds
 * in place of 1 minute, 10 seconds in place of 5 minutes.
 */
public final class Tiers implements AutoCloseable {

  private static final String RECEIVER = "--web.enable-remote-write-receiver";

  private final Running running = new Running();
  private final Path dir;
  private final int secondPort = Ports.free();
  private final Prometheus first;
  private final Prometheus third;
  private Prometheus second;

  private Tiers(Path dir, Addresses addresses, Simulator simulator) {
    this.dir = dir;
    int thirdPort = Ports.free();
    Map<String, String> all = new HashMap<>(addresses.substitutions());
    all.put("localhost:9091", Addresses.local(secondPort));
    all.put("localhost:9092", Addresses.local(thirdPort));
    ShippedTiers.write(dir, all, simulator);
    this.second = startSecond();
    this.third =
        running.add(
            Prometheus.start(
                Scratch.create(dir.resolve("5m")),
                thirdPort,
                config("5m"),
                List.of(
                    RECEIVER, "--storage.tsdb.retention.time=30d", "--query.lookback-delta=22s")));
    this.first =
        running.add(
            Prometheus.start(
                Scratch.create(dir.resolve("5s")),
                addresses.prometheus(),
                config("prometheus"),
                List.of("--storage.tsdb.retention.time=24h")));
  }

  /**
   * Starts them.
   *
   * @param history what the second has from before, in OpenMetrics
   */
  public static Tiers start(Path dir, Addresses addresses, Simulator simulator, Path history) {
    Path data = Scratch.create(dir.resolve("1m")).resolve("data");
    Part.start(
            "promtool",
            dir,
            List.of(
                Peers.tool("promtool").toString(),
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                history.toString(),
                data.toString()))
        .awaitExit(Duration.ofSeconds(30));
    return new Tiers(dir, addresses, simulator);
  }

  /** The one that scrapes. */
  public Prometheus first() {
    return first;
  }

  /** The one of 5 seconds here and 1 minute as shipped, which evaluates the long rules. */
  public Prometheus second() {
    return second;
  }

  /** The one of 10 seconds here and 5 minutes as shipped. */
  public Prometheus third() {
    return third;
  }

  /** Ends the second without a chance to do anything. */
  public void killSecond() {
    second.close();
  }

  /** Starts the second again, on what it had stored. */
  public void restartSecond() {
    second = startSecond();
  }

  private Prometheus startSecond() {
    return running.add(
        Prometheus.start(
            Scratch.create(dir.resolve("1m")),
            secondPort,
            config("1m"),
            List.of(RECEIVER, "--storage.tsdb.retention.time=7d")));
  }

  private Path config(String name) {
    return dir.resolve("tiers").resolve(name + ".yml");
  }

  @Override
  public void close() {
    running.close();
  }
}
