package io.hostwatch.e2e.harness;

import io.hostwatch.e2e.Peers;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A real Prometheus with the shipped configuration, hurried unless told otherwise. */
public final class Prometheus implements AutoCloseable {

  private static final String RETENTION = "--storage.tsdb.retention.time=";

  /** As prometheus.yml says and the launcher does. */
  private static final String KEPT = "15d";

  /** As the launcher does in a demo. */
  private static final String KEPT_OF_A_PAST = "32d";

  private final int port;
  private final Part process;

  private Prometheus(int port, Part process) {
    this.port = port;
    this.process = process;
  }

  /** Starts it and waits until it is ready. */
  public static Prometheus start(Path dir, Addresses addresses) {
    return start(dir, addresses, ShippedConfig.prometheus(dir, addresses.substitutions()));
  }

  /** Starts one that is not hurried, and that also scrapes the simulator's targets. */
  public static Prometheus startAsShipped(Path dir, Addresses addresses, Simulator simulator) {
    Path config = ShippedConfig.prometheusAsShipped(dir, addresses.substitutions(), simulator);
    return start(dir, addresses, config);
  }

  /** Starts the same on the past that {@link SimulatedPast} left in the folder. */
  public static Prometheus startOnPast(Path dir, Addresses addresses, Simulator simulator) {
    Path config = ShippedConfig.prometheusAsShipped(dir, addresses.substitutions(), simulator);
    return start(dir, addresses.prometheus(), config, List.of(RETENTION + KEPT_OF_A_PAST));
  }

  /** Starts one for {@link SimulatedPast}: it keeps a month, takes what is written, and no more. */
  static Prometheus startToBeFilled(Path dir, Addresses addresses) {
    String whole = "1d"; // a range that is written at once may be half of it
    return start(
        dir,
        addresses.prometheus(),
        ShippedConfig.nothing(dir),
        List.of(
            RETENTION + KEPT_OF_A_PAST,
            "--storage.tsdb.min-block-duration=" + whole,
            "--storage.tsdb.max-block-duration=" + whole,
            "--web.enable-remote-write-receiver"));
  }

  /** Starts one that only answers from what the folder {@code data} in there holds. */
  public static Prometheus startToRead(Path dir, Addresses addresses) {
    return start(dir, addresses, ShippedConfig.nothing(dir));
  }

  private static Prometheus start(Path dir, Addresses addresses, Path config) {
    return start(dir, addresses.prometheus(), config, List.of(RETENTION + KEPT));
  }

  /** Starts one with flags of its own; what the folder holds from an earlier one is kept. */
  static Prometheus start(Path dir, int port, Path config, List<String> flags) {
    String listen = Addresses.local(port);
    List<String> command =
        new ArrayList<>(
            List.of(
                Peers.tool("prometheus").toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + dir.resolve("data"),
                "--storage.tsdb.retention.size=8GB",
                "--web.listen-address=" + listen,
                "--web.external-url=http://" + listen,
                "--rules.alert.resend-delay=1s"));
    command.addAll(flags);
    Part process =
        Part.start("prometheus", dir, command)
            .awaitOk(URI.create("http://" + listen + "/-/ready"), Duration.ofSeconds(30));
    return new Prometheus(port, process);
  }

  /** The series that an instant query returns. */
  public List<JsonNode> query(String promql) {
    return result(promql, "/api/v1/query?query=" + encoded(promql));
  }

  /** The series that a query over the time until now returns. */
  public List<JsonNode> queryRange(String promql, Duration range, Duration step) {
    Instant now = Instant.now();
    Duration whole = step.multipliedBy(range.dividedBy(step));
    return queryRange(promql, now.minus(whole), now, step);
  }

  /** The series that a query over a time in the past returns, both ends included. */
  public List<JsonNode> queryRange(String promql, Instant from, Instant to, Duration step) {
    String times =
        "&start=%d&end=%d&step=%d"
            .formatted(from.getEpochSecond(), to.getEpochSecond(), step.toSeconds());
    return result(promql, "/api/v1/query_range?query=" + encoded(promql) + times);
  }

  private List<JsonNode> result(String promql, String path) {
    var answer = Http.get(uri(path));
    JsonNode body = Json.read(answer.body());
    if (answer.statusCode() != 200) {
      throw new AssertionError(promql + ": " + body.path("error").asString());
    }
    return body.get("data").get("result").valueStream().toList();
  }

  private static String encoded(String promql) {
    return URLEncoder.encode(promql, StandardCharsets.UTF_8);
  }

  /** Whether an instant query returns no series now. */
  public boolean isEmpty(String promql) {
    return query(promql).isEmpty();
  }

  /** Ends it and waits until all is on its disk. */
  void stop() {
    process.terminate();
    process.awaitExit(Duration.ofMinutes(1));
  }

  /** A page of it. */
  public URI uri(String path) {
    return URI.create("http://" + Addresses.local(port) + path);
  }

  @Override
  public void close() {
    process.close();
  }
}
