package io.hostwatch.simulator.incident;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All incidents of a world. No two of one kind overlap on one host; immutable. */
public final class Script {
  /** A world in which nothing goes wrong. */
  public static final Script EMPTY = new Script(List.of());

  private final List<Incident> incidents;
  private final Map<String, Incidents> byHost = new HashMap<>();

  private Script(List<Incident> incidents) {
    this.incidents = List.copyOf(incidents);
    incidents.stream()
        .collect(Collectors.groupingBy(Incident::host))
        .forEach((host, ofHost) -> byHost.put(host, of(ofHost)));
  }

  /** The same with one more; a window that overlaps another of its kind there is refused. */
  public Script with(Incident incident) throws IncidentException {
    for (Incident other : incidents) {
      if (other.collidesWith(incident)) {
        throw new IncidentException(
            "%s%s: overlaps another of its kind there"
                .formatted(
                    incident.kind().text(),
                    incident.host().isEmpty() ? "" : " on " + incident.host()));
      }
    }
    return new Script(
        Stream.concat(incidents.stream(), Stream.of(incident))
            .sorted(Comparator.comparingDouble(each -> each.window().from()))
            .toList());
  }

  /** All of them, in the order in which they begin. */
  public List<Incident> incidents() {
    return incidents;
  }

  /** What goes wrong with one host; with all services for {@link Incident#NO_HOST}. */
  public Incidents of(String host) {
    return byHost.getOrDefault(host, Incidents.NONE);
  }

  private static Incidents of(List<Incident> ofHost) {
    return new Incidents(
        ofHost.stream()
            .collect(
                Collectors.groupingBy(
                    Incident::kind,
                    () -> new EnumMap<>(IncidentKind.class),
                    Collectors.mapping(Incident::window, Collectors.toList()))));
  }
}
