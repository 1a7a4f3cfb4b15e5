package io.hostwatch.simulator.world;

import io.hostwatch.simulator.incident.Script;
import io.hostwatch.simulator.model.Family;
import io.hostwatch.simulator.model.Moment;
import io.hostwatch.simulator.model.Reading;
import io.hostwatch.simulator.model.Series;
import io.hostwatch.simulator.model.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads single series of a world, as a query would. */
public final class Observer {
  private final World world;
  private final Script script;
  private final Map<String, List<Reading>> known = new HashMap<>();

  public Observer(World world, Script script) {
    this.world = world;
    this.script = script;
  }

  /** The sum of the values of what has this name and all these pieces of labels. */
  double value(String target, double seconds, String name, String... labels) {
    Moment moment = moment(target, seconds).orElseThrow();
    double sum = 0;
    for (Reading reading : readings(target, name, labels)) {
      sum += reading.at(moment);
    }
    return sum;
  }

  /** The rate a second over the minute before. */
  double rate(String target, double seconds, String name, String... labels) {
    return rate(target, seconds, 60, name, labels);
  }

  double rate(String target, double seconds, double over, String name, String... labels) {
    double before = value(target, seconds - over, name, labels);
    return (value(target, seconds, name, labels) - before) / over;
  }

  Optional<Moment> moment(String target, double seconds) {
    return World.moment(target(target), seconds, script);
  }

  private List<Reading> readings(String target, String name, String... labels) {
    return known.computeIfAbsent(
        target + " " + name + " " + String.join(",", labels), _ -> found(target, name, labels));
  }

  private List<Reading> found(String target, String name, String... labels) {
    List<Reading> found =
        target(target).families().stream()
            .flatMap(family -> family.series().stream().filter(each -> fits(family, each, name)))
            .filter(each -> List.of(labels).stream().allMatch(each.labels().text()::contains))
            .map(Series::reading)
            .toList();
    if (found.isEmpty()) {
      throw new AssertionError("no series " + name + List.of(labels) + " of " + target);
    }
    return found;
  }

  private static boolean fits(Family family, Series series, String name) {
    return (family.name() + series.suffix()).equals(name);
  }

  private Target target(String name) {
    return world.target(name).orElseThrow();
  }

  // What rules and dashboards make of them.

  double cpu(String host, double seconds) {
    double cores = cores(host);
    double idle = rate(host, seconds, "node_cpu_seconds_total", "mode=\"idle\"");
    double waits = rate(host, seconds, "node_cpu_seconds_total", "mode=\"iowait\"");
    return 1 - (idle + waits) / cores;
  }

  double cores(String host) {
    return readings(host, "node_cpu_seconds_total", "mode=\"idle\"").size();
  }

  double memory(String host, double seconds) {
    return 1
        - value(host, seconds, "node_memory_MemAvailable_bytes")
            / value(host, seconds, "node_memory_MemTotal_bytes");
  }

  double disk(String host, double seconds, String mountpoint) {
    String label = "mountpoint=\"" + mountpoint + "\"";
    double used =
        value(host, seconds, "node_filesystem_size_bytes", label)
            - value(host, seconds, "node_filesystem_free_bytes", label);
    return used / (used + value(host, seconds, "node_filesystem_avail_bytes", label));
  }

  double errors(double seconds) {
    String name = "http_server_request_duration_seconds_count";
    return rate("api-1", seconds, 300, name, "status_code=\"500\"")
        / rate("api-1", seconds, 300, name);
  }

  /** The share of answers that took longer than this bound. */
  double slow(double seconds, String bound) {
    double within =
        rate("api-1", seconds, 300, "http_server_request_duration_seconds_bucket", "le=\"" + bound);
    return 1 - within / rate("api-1", seconds, 300, "http_server_request_duration_seconds_count");
  }
}
