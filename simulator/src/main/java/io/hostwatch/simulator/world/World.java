package io.hostwatch.simulator.world;

import io.hostwatch.simulator.host.Hosts;
import io.hostwatch.simulator.incident.Incident;
import io.hostwatch.simulator.incident.Script;
import io.hostwatch.simulator.model.Moment;
import io.hostwatch.simulator.model.Target;
import io.hostwatch.simulator.service.Services;
import io.hostwatch.simulator.wave.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All targets of one seed. Immutable: the same seed and number of hosts always give the same world,
 * and a host is the same however many others there are.
 */
public final class World {
  /** Before this, in seconds since 1970, no world is: 2026 began. */
  public static final double BEGINNING = 1_767_225_600;

  private final Map<String, Target> targets = new LinkedHashMap<>();

  /** The world of a seed with so many hosts. */
  public World(Seed seed, int hosts) {
    List<Target> all = new ArrayList<>();
    IntStream.rangeClosed(1, hosts).forEach(i -> all.add(Hosts.host(i, seed, BEGINNING)));
    all.addAll(Services.of(seed, BEGINNING));
    all.forEach(target -> targets.put(target.name(), target));
  }

  /** All targets: hosts first. */
  public List<Target> targets() {
    return List.copyOf(targets.values());
  }

  /** The target of this name, if there is one. */
  public Optional<Target> target(String name) {
    return Optional.ofNullable(targets.get(name));
  }

  /** The names under which targets are discovered. */
  public Set<String> groups() {
    return targets.values().stream()
        .map(Target::group)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The targets of a group; none if there is no such group. */
  public List<Target> group(String name) {
    return targets.values().stream().filter(target -> target.group().equals(name)).toList();
  }

  /** Whether a host has this name. */
  public boolean isHost(String name) {
    return target(name).filter(World::isHost).isPresent();
  }

  /** What to read a target at; empty while it has crashed. */
  public static Optional<Moment> moment(Target target, double seconds, Script script) {
    return target.at(seconds, script.of(isHost(target) ? target.name() : Incident.NO_HOST));
  }

  private static boolean isHost(Target target) {
    return target.group().equals(Hosts.JOB);
  }
}
